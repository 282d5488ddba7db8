"use client";

import { useRouter } from "next/navigation";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { renewInvitationAction, revokeInvitationAction } from "@/lib/actions/member-actions";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import { LinkDialog } from "./link-dialog";
import type { Invitation } from "./member";

export type InvitationAct = "renew" | "revoke";

interface Props {
  act: InvitationAct;
  invitation: Invitation;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before an action on an invitation, and says what it means. */
export function InvitationDialog({ act, invitation, ...asked }: Props) {
  const router = useRouter();
  const { id, name, email, orgName, expiresAt } = invitation;
  const shown = { expiresAt };
  const conflict = {
    name: `the invitation of ${name}`,
    changes: () => ["It has a new link."],
    onShow: () => router.refresh(),
  };
  if (act === "renew")
    return (
      <LinkDialog
        {...asked}
        name={name}
        title={`New invitation for ${name}`}
        works={LINK_LIFETIMES.invitation.text}
        make={(intent) => renewInvitationAction({ id, shown }, intent)}
        conflict={conflict}
        onMade={() => router.refresh()}
      >
        <p>Creates a new link to accept the invitation. The earlier link stops working.</p>
      </LinkDialog>
    );
  return (
    <ConfirmAct
      {...asked}
      title={`Withdraw the invitation of ${name}?`}
      confirmLabel="Withdraw invitation"
      action={(intent) => revokeInvitationAction({ id, shown }, intent)}
      conflict={conflict}
      done={`The invitation of ${name} was withdrawn`}
      onDone={() => router.refresh()}
    >
      <p>
        The link for {email} stops working, and nobody joins {orgName} with it. You can invite them again.
      </p>
    </ConfirmAct>
  );
}
