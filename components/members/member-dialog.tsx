"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import {
  createPasswordResetAction,
  disableUserAction,
  removeMemberAction,
} from "@/lib/actions/member-actions";
import type { ActionResult } from "@/lib/errors";
import { ChangeRoleForm } from "./change-role-form";
import { LinkToHandOver } from "./link-to-hand-over";
import type { Member } from "./member";

/** What can be done to a member after being asked. */
export type MemberAct = "role" | "link" | "disable" | "remove";

interface Props {
  act: MemberAct;
  member: Member;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before something is done to a member, and says what it means. */
export function MemberDialog(props: Props) {
  const { act, member, open, onOpenChange } = props;
  if (act === "role")
    return (
      <Dialog open={open} onOpenChange={onOpenChange} title={`Change the role of ${member.name}`}>
        <ChangeRoleForm member={member} close={() => onOpenChange(false)} />
      </Dialog>
    );
  if (act === "link") return <LinkDialog {...props} />;
  return <Confirmation {...props} act={act} />;
}

function Confirmation({ act, member, open, onOpenChange }: Props & { act: "disable" | "remove" }) {
  const router = useRouter();
  const toast = useToast();
  const [failure, setFailure] = useState<string | null>(null);
  const words = act === "disable" ? disableWords(member) : removeWords(member);

  async function confirm() {
    const { userId, orgId } = member;
    const result: ActionResult<unknown> =
      act === "disable" ? await disableUserAction({ userId }) : await removeMemberAction({ userId, orgId });
    if (!result.ok) return setFailure(result.message);
    onOpenChange(false);
    toast.success(words.done);
    router.refresh();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      confirmLabel={words.confirm}
      tone="danger"
      onConfirm={confirm}
    >
      <p>{words.text}</p>
      {failure && <Alert tone="bad" live title={failure} />}
    </ConfirmDialog>
  );
}

function disableWords({ name }: Member) {
  return {
    title: `Disable ${name}?`,
    confirm: `Disable ${name}`,
    text: "They are signed out everywhere at once and cannot sign in until somebody enables them again. Their roles and what they did stay.",
    done: `${name} cannot sign in any more`,
  };
}

function removeWords({ name, orgName }: Member) {
  return {
    title: `Remove ${name}?`,
    confirm: `Remove ${name}`,
    text: `They no longer see or change anything of ${orgName}. What they did stays in the history.`,
    done: `${name} was removed from ${orgName}`,
  };
}

function LinkDialog({ member, open, onOpenChange }: Props) {
  const toast = useToast();
  const [link, setLink] = useState<string | null>(null);
  const invited = member.status === "invited";

  async function make() {
    const result = await createPasswordResetAction({ userId: member.userId });
    if (result.ok) return setLink(result.data.link);
    toast.failure(result.message);
    onOpenChange(false);
  }

  if (link === null)
    return (
      <ConfirmDialog
        open={open}
        onOpenChange={onOpenChange}
        title={invited ? `New invitation for ${member.name}` : `New password for ${member.name}`}
        confirmLabel="Make the link"
        onConfirm={make}
      >
        <p>
          Makes a link with which {member.name} sets a password. Links made before stop working
          {!invited && "; the present password works until the link is used"}.
        </p>
      </ConfirmDialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Link for ${member.name}`}
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          Done
        </Button>
      }
    >
      <LinkToHandOver link={link} name={member.name} works={invited ? "7 days" : "24 hours"} />
    </Dialog>
  );
}
