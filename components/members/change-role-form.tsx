"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { Failure } from "@/components/feedback/attempt";
import { ConflictAlert } from "@/components/feedback/conflict-alert";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { changeMemberRoleAction } from "@/lib/actions/member-actions";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { changeShownRoleInput } from "@/lib/schemas/user";
import { DepartureNotes } from "./departure-notes";
import { EndedPasswordNote } from "./ended-password-note";
import { type Member, ROLE_ITEMS } from "./member";
import { roleChanges } from "./role-changes";

/** Changes a member's role. */
export function ChangeRoleForm({ member, close }: { member: Member; close: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const [conflict, setConflict] = useState<Failure | null>(null);
  const state = useActionForm({
    schema: changeShownRoleInput,
    defaultValues: {
      orgId: member.orgId,
      userId: member.userId,
      role: member.role,
      shownRole: member.role,
      keysTo: null,
    },
    action: changeMemberRoleAction,
    onSuccess: ({ name, role, passwordEnded }) => {
      const next = passwordEnded ? `. Give them a new password link to sign in` : "";
      toast.success(`${name} is now ${ROLE_LABELS[role]} of ${member.orgName}${next}`);
      close();
      router.refresh();
    },
    onError: (failure) => {
      setConflict(failure.code === "edit_conflict" ? failure : null);
      return failure.code === "edit_conflict";
    },
  });
  const [role, keysTo] = useWatch({ control: state.form.control, name: ["role", "keysTo"] });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4">
      {conflict && (
        <ConflictAlert
          name={member.name}
          changes={roleChanges(conflict)}
          onShow={() => {
            close();
            router.refresh();
          }}
        />
      )}
      <SelectField
        name="role"
        label="Role"
        help={`Applies to ${member.orgName} immediately.`}
        items={ROLE_ITEMS}
      />
      {member.role === "admin" && role !== "admin" && (
        <div className="grid gap-3 text-ink-2">
          <DepartureNotes
            act="demote"
            member={member}
            keysTo={keysTo ?? null}
            onKeysTo={(userId) => state.form.setValue("keysTo", userId)}
          />
        </div>
      )}
      {role !== member.role && role !== "viewer" && <EndedPasswordNote member={member} role={role} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>Change role</SubmitButton>
      </div>
    </ActionForm>
  );
}
