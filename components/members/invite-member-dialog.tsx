"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { inviteMemberAction } from "@/lib/actions/member-actions";
import { inviteMemberInput } from "@/lib/schemas/user";
import { LinkToHandOver } from "./link-to-hand-over";
import { ROLE_ITEMS } from "./member";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where somebody can work: the account first, its locations below. */
  places: { id: string; name: string }[];
}

/** Gives somebody a role, and shows the link to hand over. */
export function InviteMemberDialog({ open, onOpenChange, places }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Invite a member">
      <Body places={places} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Body({ places, close }: { places: Props["places"]; close: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const [invited, setInvited] = useState<{ name: string; link: string } | null>(null);
  const state = useActionForm({
    schema: inviteMemberInput,
    defaultValues: { orgId: places[0]?.id ?? "", name: "", email: "", role: "manager" },
    action: inviteMemberAction,
    onSuccess: ({ name, link }) => {
      router.refresh();
      if (link) return setInvited({ name, link });
      toast.success(`${name} was added and signs in as before`);
      close();
    },
  });
  if (invited)
    return (
      <>
        <LinkToHandOver {...invited} works="7 days" />
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
      <SelectField
        name="orgId"
        label="Works for"
        help="A role on the account reaches all its locations."
        items={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField name="role" label="Role" items={ROLE_ITEMS} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Invite</SubmitButton>
      </div>
    </ActionForm>
  );
}
