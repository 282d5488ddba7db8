"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { changeMemberRoleAction } from "@/lib/actions/member-actions";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { changeMemberRoleInput } from "@/lib/schemas/user";
import { type Member, ROLE_ITEMS } from "./member";

/** Gives a member another role. */
export function ChangeRoleForm({ member, close }: { member: Member; close: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const state = useActionForm({
    schema: changeMemberRoleInput,
    defaultValues: { orgId: member.orgId, userId: member.userId, role: member.role },
    action: changeMemberRoleAction,
    onSuccess: ({ name, role }) => {
      toast.success(`${name} is ${ROLE_LABELS[role]} of ${member.orgName} now`);
      close();
      router.refresh();
    },
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      <SelectField
        name="role"
        label="Role"
        help={`Counts for ${member.orgName}, from their next click on.`}
        items={ROLE_ITEMS}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Change the role</SubmitButton>
      </div>
    </ActionForm>
  );
}
