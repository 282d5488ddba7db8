import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import {
  type Context,
  type Place,
  requirePermission,
  requirePermissionSomewhere,
  roleAt,
} from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { createUser } from "@/lib/domain/users/create-user";
import { makeLink } from "@/lib/domain/users/one-time-link";
import { placesOf } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { InviteMemberInput } from "@/lib/schemas/user";

/** Somebody who was given a role, and the link to hand over; null for those who can sign in already. */
export interface InvitedMember {
  userId: string;
  name: string;
  link: string | null;
}

/**
 * Gives somebody a role on an organization. Who is new gets a one-time link, which only this answer holds.
 * @throws AppError `not_found`, `forbidden`; `email_taken` for those who work elsewhere
 */
export async function inviteMember(context: Context, input: InviteMemberInput): Promise<InvitedMember> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction((tx) => inviteInto(tx, context, input));
}

/** The same in the caller's transaction. */
export async function inviteInto(
  tx: Transaction,
  context: Context,
  input: InviteMemberInput,
): Promise<InvitedMember> {
  const organization = await lockOrganization(tx, context, input.orgId, "key share");
  const place = { orgId: organization.id, accountId: organization.accountId };
  requirePermission(context, "members:write", place);
  const [known] = await tx.select().from(users).where(eq(users.email, input.email)).for("update");
  if (known) return addKnown(tx, context, known, place, input);
  const { name, email, role } = input;
  const { id } = await createUser(tx, context, {
    name,
    email,
    password: null,
    membership: { ...place, role },
  });
  return { userId: id, name, link: await makeLink(tx, context, id, "invitation") };
}

/** People who work elsewhere are added by support only: nobody else learns who signs in here, or ties them to an account. */
async function addKnown(
  tx: Transaction,
  context: Context,
  user: typeof users.$inferSelect,
  place: Place,
  { role }: InviteMemberInput,
): Promise<InvitedMember> {
  const places = await placesOf(tx, user.id);
  if (places.some((held) => held.orgId === place.orgId)) throw taken("They are a member here already.");
  const isReachable =
    context.reach.everything || places.length === 0 || places.some((held) => roleAt(context, held));
  if (user.isSupport || user.disabledAt || !isReachable)
    throw taken("Somebody already signs in with that address. Ask support to add them.");
  const createdAt = context.now();
  await tx.insert(memberships).values({ userId: user.id, orgId: place.orgId, role, createdAt });
  await recordAudit(tx, context, {
    action: "member.add",
    subject: { type: "membership", id: user.id, label: user.name },
    place,
    after: { role },
  });
  const link = user.passwordHash === null ? await makeLink(tx, context, user.id, "invitation") : null;
  return { userId: user.id, name: user.name, link };
}

function taken(message: string): AppError {
  return new AppError("email_taken", { fields: [{ path: "email", code: "email_taken", message }] });
}
