"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { inviteMemberAction } from "@/lib/actions/member-actions";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import type { Organization } from "@/lib/schemas/organization";
import { inviteMemberInput } from "@/lib/schemas/user";
import { LinkToHandOver } from "./link-to-hand-over";
import { ROLE_ITEMS } from "./member";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the reader invites, unless they choose another place of the account. */
  organization: Organization;
}

/** Invites a person to a role, and shows the link to hand over. */
export function InviteMemberDialog({ open, onOpenChange, organization }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Invite a member">
      <Body organization={organization} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Body({ organization, close }: { organization: Organization; close: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const [invited, setInvited] = useState<{ name: string; link: string } | null>(null);
  const state = useActionForm({
    schema: inviteMemberInput,
    defaultValues: { orgId: organization.id, name: "", email: "", role: "manager" },
    action: inviteMemberAction,
    onSuccess: ({ name, link }) => {
      router.refresh();
      if (link) return setInvited({ name, link });
      toast.success(`${name} was added. They sign in as before`);
      close();
    },
  });
  if (invited)
    return (
      <>
        <LinkToHandOver {...invited} works={LINK_LIFETIMES.invitation.text} />
        <div className="mt-6 flex justify-end">
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        </div>
      </>
    );
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <TextField name="name" label="Name" autoComplete="off" required />
      <TextField name="email" type="email" label="E-mail" autoComplete="off" required />
      <OrganizationField
        label="Works for"
        given={organization}
        within={organization.accountId}
        help="A role on the account applies to all its locations."
      />
      <SelectField name="role" label="Role" items={ROLE_ITEMS} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Invite member</SubmitButton>
      </div>
    </ActionForm>
  );
}
