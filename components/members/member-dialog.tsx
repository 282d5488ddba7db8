"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import type { Failure } from "@/components/feedback/attempt";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { Dialog } from "@/components/ui/dialog";
import { disableUserAction, removeMemberAction } from "@/lib/actions/member-actions";
import { ChangeRoleForm } from "./change-role-form";
import { DepartureNotes } from "./departure-notes";
import type { Member } from "./member";
import { PasswordLinkDialog } from "./password-link-dialog";
import { personChanges, shownPerson } from "./role-changes";

/** The actions on a member that ask first. */
export type MemberAct = "role" | "link" | "disable" | "remove";

interface Props {
  act: MemberAct;
  member: Member;
  /** Whether the reader is support, who has to say why they act for somebody. */
  isSupport: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before an action on a member, and says what it means. */
export function MemberDialog({ act, isSupport, ...props }: Props) {
  const { member, open, onOpenChange } = props;
  if (act === "role")
    return (
      <Dialog open={open} onOpenChange={onOpenChange} title={`Change the role of ${member.name}`}>
        <ChangeRoleForm member={member} close={() => onOpenChange(false)} />
      </Dialog>
    );
  if (act === "link") return <PasswordLinkDialog {...props} asksReason={isSupport} />;
  return <Confirmation {...props} act={act} />;
}

function Confirmation({
  act,
  member,
  ...asked
}: Omit<Props, "act" | "isSupport"> & { act: "disable" | "remove" }) {
  const router = useRouter();
  const [keysTo, setKeysTo] = useState<string | null>(null);
  const { userId, orgId } = member;
  const words = act === "disable" ? disableWords(member) : removeWords(member);
  return (
    <ConfirmAct<unknown>
      {...asked}
      title={words.title}
      confirmLabel={words.confirm}
      action={(intent) =>
        act === "disable"
          ? disableUserAction({ userId, keysTo, shown: shownPerson(member) }, intent)
          : removeMemberAction({ userId, orgId, shownRole: member.role, keysTo }, intent)
      }
      done={words.done}
      onDone={() => router.refresh()}
      conflict={{
        name: member.name,
        changes: (now) => personChanges(member, now),
        onShow: () => router.refresh(),
      }}
      obstacles={explain}
    >
      <p>{words.text}</p>
      <DepartureNotes act={act} member={member} keysTo={keysTo} onKeysTo={setKeysTo} />
    </ConfirmAct>
  );
}

function explain(failure: Failure) {
  if (failure.code === "last_admin")
    return (
      <ActFailure
        failure={failure}
        unchanged="Make somebody else an admin who can sign in first: change their role, or invite a person."
      />
    );
  const [field] = failure.fields ?? [];
  return field ? <ActFailure failure={{ ...failure, message: field.message }} /> : null;
}

function disableWords({ name }: Member) {
  return {
    title: `Disable ${name}?`,
    confirm: `Disable ${name}`,
    text: "They are signed out everywhere and can’t sign in until an admin enables them again. Their roles and history stay.",
    done: `${name} can no longer sign in`,
  };
}

function removeWords({ name, orgName }: Member) {
  return {
    title: `Remove ${name}?`,
    confirm: `Remove ${name}`,
    text: `They lose access to ${orgName}. Their changes stay in the history.`,
    done: `${name} was removed from ${orgName}`,
  };
}
