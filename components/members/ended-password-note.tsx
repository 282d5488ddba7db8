"use client";

import { useEffect, useState } from "react";
import { changeMemberRoleAction } from "@/lib/actions/member-actions";
import { REHEARSAL } from "@/lib/constants/intents";
import type { Role } from "@/lib/constants/permissions";
import type { Member } from "./member";

/** Says before a role is raised that the person needs a new password, if a former admin may know theirs. */
export function EndedPasswordNote({ member, role }: { member: Member; role: Role }) {
  const { userId, orgId, name, role: shownRole } = member;
  const [ends, setEnds] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    changeMemberRoleAction({ userId, orgId, role, shownRole }, REHEARSAL).then(
      (result) => isCurrent && setEnds(result.ok && result.data.passwordEnded),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [userId, orgId, role, shownRole]);
  if (!ends) return null;
  return (
    <p role="status" className="text-ink-2">
      Somebody who is no longer an admin may know the password of {name}. It ends with the new role: give them
      a new password link afterwards.
    </p>
  );
}
