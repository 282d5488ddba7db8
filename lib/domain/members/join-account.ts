import { eq } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { invitations, memberships, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { checkPassword } from "@/lib/auth/check-password";
import type { SessionOrigin } from "@/lib/auth/session-store";
import type { Clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { endLinksOf } from "@/lib/domain/users/one-time-link";
import { contextOfPerson } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { JoinAccountInput } from "@/lib/schemas/user";
import { findByToken, type OpenInvitation, roleOf } from "./invitation";

/**
 * Accepts an invitation with a login that exists: one of the invitation's account, or a proven one, which can join several
 * accounts. The person signs in with its password. Attempts count as at sign-in.
 * The password is tried at no other login of the address.
 * @throws AppError `link_expired`, `unauthorized`, `rate_limited`
 */
export async function joinAccount(
  input: JoinAccountInput,
  origin: SessionOrigin,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  const known = await findByToken(database(), input.token, now());
  if (!known?.place) throw new AppError("link_expired");
  const { accountId } = known.place;
  const fitting = await checkPassword(
    { email: known.row.email, password: input.currentPassword },
    origin,
    // Whether the password fits a login of another account is nobody's business here.
    (each) => each.accountId === accountId || each.provenAt !== null,
  );
  const login = fitting.find((each) => each.accountId === accountId) ?? fitting[0];
  if (!login) throw new AppError("unauthorized");
  return inTransaction(async (tx) => {
    const invitation = await findByToken(tx, input.token, now());
    if (!invitation) throw new AppError("link_expired");
    if (login.accountId !== null && !invitation.joinsLogin) throw needsNewPassword();
    const [user] = await tx.select().from(users).where(eq(users.id, login.id)).for("update");
    // The password or the login changed after the check above.
    if (user?.passwordHash !== login.passwordHash || user.disabledAt) throw new AppError("unauthorized");
    const context = contextOfPerson(user, now, requestId);
    await finishInvitation(tx, context, invitation, login.id, { hasRole: false });
    return { userId: login.id };
  });
}

/**
 * Marks an invitation as accepted and gives its role, in the caller's transaction. A role that the person already has
 * there stays.
 * @param options.hasRole whether the login was created with the role
 */
export async function finishInvitation(
  tx: Transaction,
  context: Context,
  { row, place }: OpenInvitation,
  userId: string,
  { hasRole }: { hasRole: boolean },
): Promise<void> {
  const at = context.now();
  await tx
    .update(invitations)
    .set({ acceptedAt: at, acceptedByUserId: userId })
    .where(eq(invitations.id, row.id));
  if (!hasRole && place && row.role) {
    await tx
      .insert(memberships)
      .values({ userId, orgId: place.orgId, role: row.role, createdAt: at })
      .onConflictDoNothing();
    // A link that somebody made for the login before it had this role may no longer be theirs to make.
    await endLinksOf(tx, userId, at);
  }
  await recordAudit(tx, context, {
    action: "invitation.accept",
    subject: { type: "invitation", id: row.id, label: row.email },
    place,
    after: { role: roleOf(row) },
  });
}

function needsNewPassword(): AppError {
  return new AppError("email_taken", {
    message: "This invitation needs a new password. Reload the page, and set one.",
  });
}
