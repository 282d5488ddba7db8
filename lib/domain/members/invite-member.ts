import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, type Place, requirePermissionSomewhere, roleAt } from "@/lib/context";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { lockStanding } from "@/lib/domain/standing";
import { emailTaken } from "@/lib/domain/users/create-user";
import { endLinksOf } from "@/lib/domain/users/one-time-link";
import { type Person, placesOf } from "@/lib/domain/users/person";
import type { InviteMemberInput } from "@/lib/schemas/user";
import { endInvitationsOf, insertInvitation } from "./invitation";
import { isPasswordKnownOutside } from "./known-password";

/** A person who was offered a role, with the link to hand over; or a colleague who has it now, and needs no link. */
export interface InvitedMember {
  name: string;
  invitationId: string | null;
  link: string | null;
}

/**
 * Invites an e-mail address to a role at an organization. Nobody becomes a member until the invitation is accepted with
 * its link, which only this answer contains. A colleague whose login belongs to the account, and whom the caller sees
 * there, gets the role at once, unless somebody who is no admin at the new place may know the login's password. Logins of
 * other accounts are not looked at.
 * @throws AppError `not_found`, `forbidden`; `email_taken` for members and addresses that are already invited
 */
export async function inviteMember(context: Context, input: InviteMemberInput): Promise<InvitedMember> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction((tx) => inviteInto(tx, context, input));
}

/** Invites a person in the caller's transaction; otherwise as `inviteMember`. */
export async function inviteInto(
  tx: Transaction,
  context: Context,
  input: InviteMemberInput,
): Promise<InvitedMember> {
  const { orgId, email, name, role } = input;
  const place = placeOf(await lockOrganization(tx, context, orgId, "members:write", "key share"));
  await lockStanding(tx, context, "members:write", [place]);
  const colleague = await findColleague(tx, context, place, email);
  if (colleague) assertCanJoin(colleague, place);
  // Whoever knows the password could take the role. So it waits for a new password, set with the link.
  if (colleague && !(await isPasswordKnownOutside(tx, colleague.user.id, place)))
    return addColleague(tx, context, colleague, place, input);
  const { id, link } = await insertInvitation(tx, context, { email, name, offer: { ...place, role } });
  return { name, invitationId: id, link };
}

/** The person with that login of the account, if the caller sees them at one of their places. */
async function findColleague(
  tx: Transaction,
  context: Context,
  { accountId }: Place,
  email: string,
): Promise<Person | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.email, email), eq(users.accountId, accountId)))
    .for("update");
  if (!user) return null;
  const places = await placesOf(tx, user.id);
  return places.some((place) => roleAt(context, place)) ? { user, places } : null;
}

function assertCanJoin({ user, places }: Person, place: Place): void {
  if (places.some(({ orgId }) => orgId === place.orgId)) throw emailTaken("They are already a member here.");
  if (user.disabledAt) throw emailTaken("This person is disabled. Enable them first.");
}

async function addColleague(
  tx: Transaction,
  context: Context,
  { user }: Person,
  place: Place,
  { role }: InviteMemberInput,
): Promise<InvitedMember> {
  const createdAt = context.now();
  await tx.insert(memberships).values({ userId: user.id, orgId: place.orgId, role, createdAt });
  await endLinksOf(tx, user.id, createdAt);
  await endInvitationsOf(tx, context, { orgId: place.orgId, email: user.email });
  await recordAudit(tx, context, {
    action: "member.add",
    subject: { type: "membership", id: user.id, label: user.name },
    place,
    after: { role },
  });
  return { name: user.name, invitationId: null, link: null };
}
