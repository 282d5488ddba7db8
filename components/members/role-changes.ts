import type { Failure } from "@/components/feedback/attempt";
import { MEMBER_STATUSES } from "@/lib/constants/people";
import { ROLE_LABELS, ROLES } from "@/lib/constants/permissions";
import { MEMBER_STATUS, type Member } from "./member";

/** What somebody else changed about a member since the role was shown, from the refusal. */
export function roleChanges(failure: Failure): string[] {
  if (failure.code !== "edit_conflict") return [];
  return roleNow(failure.details.current);
}

/** The present role, in words. @param current the present state, as the refusal has it */
export function roleNow(current: unknown): string[] {
  const role = ROLES.find((each) => each === (current as { role?: unknown }).role);
  return role ? [`The role is ${ROLE_LABELS[role]} now.`] : [];
}

/** What a member's row shows of the person, as an act on them carries it. */
export function shownPerson({ orgId, role, status }: Member) {
  return { orgId, role, status };
}

/** What somebody else changed about a person, in words. @param current the present state, as the refusal has it */
export function personChanges(member: Member, current: unknown): string[] {
  const now = current as { role?: unknown; status?: unknown };
  const status = MEMBER_STATUSES.find((each) => each === now.status);
  return [
    ...(now.role === null ? [`They have no role at ${member.orgName} anymore.`] : []),
    ...(now.role !== member.role ? roleNow(current) : []),
    ...(status && status !== member.status ? [`The status is “${MEMBER_STATUS[status].text}” now.`] : []),
  ];
}
