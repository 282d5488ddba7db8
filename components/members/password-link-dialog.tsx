"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { createPasswordResetAction } from "@/lib/actions/member-actions";
import { REASON_LENGTH } from "@/lib/constants/limits";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import { LinkDialog } from "./link-dialog";
import type { Member } from "./member";
import { personChanges, shownPerson } from "./role-changes";

interface Props {
  member: Member;
  /** Support has to say why. */
  asksReason: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a link for a member to set a new password. */
export function PasswordLinkDialog({ member, asksReason, ...asked }: Props) {
  const { userId, name } = member;
  const router = useRouter();
  const [reason, setReason] = useState("");
  const id = useId();
  return (
    <LinkDialog
      {...asked}
      name={name}
      title={`New password for ${name}`}
      works={LINK_LIFETIMES.password_reset.text}
      make={(intent) =>
        createPasswordResetAction(
          { userId, shown: shownPerson(member), ...(asksReason ? { reason } : {}) },
          intent,
        )
      }
      conflict={{ name, changes: (now) => personChanges(member, now), onShow: () => router.refresh() }}
    >
      <p>
        Creates a link for {name} to set a new password. Earlier links stop working. The current password
        works until the link is used. {name} is told at the next sign-in that you made it.
      </p>
      {asksReason && (
        <div>
          <label htmlFor={id} className="mb-1.5 block font-medium text-ink">
            Reason, for {name} to read
          </label>
          <Input
            id={id}
            value={reason}
            maxLength={REASON_LENGTH}
            autoComplete="off"
            required
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
    </LinkDialog>
  );
}
