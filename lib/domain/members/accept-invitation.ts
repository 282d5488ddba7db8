import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { database, type Transaction } from "@/db/client";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { hashForAddress } from "@/lib/auth/address-password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { createUser } from "@/lib/domain/users/create-user";
import { assertGoodPassword } from "@/lib/domain/users/password-rules";
import {
  contextOfPerson,
  type Person,
  placesOf,
  practicesOf,
  recordLoginChange,
} from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { SetPasswordInput } from "@/lib/schemas/user";
import { findByToken, type OpenInvitation } from "./invitation";
import { finishInvitation } from "./join-account";

/**
 * Accepts an invitation with its link: creates a login with this password in the invitation's account, whatever logins
 * the address has in other accounts. A login of the account gets the new password instead if it has no role left, or if
 * its present password may be known to somebody who has no say at the new place. One of two acceptances at once wins.
 * @throws AppError `link_expired`, `validation_failed`; `email_taken` if the account has a login with the address that is
 *   in use, whose owner accepts with `joinAccount`
 */
export async function acceptInvitation(
  input: SetPasswordInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  const known = await findByToken(database(), input.token, now());
  if (!known) throw new AppError("link_expired");
  const practices = await practicesOf(database(), known.place ? [known.place] : []);
  assertGoodPassword(input.password, { ...known.row, practices });
  const passwordHash = await hashForAddress(database(), known.row.email, input.password);
  return inTransaction(async (tx) => {
    const invitation = await findByToken(tx, input.token, now());
    if (!invitation) throw new AppError("link_expired");
    const former = await lockFormer(tx, invitation);
    // Read again, because the login may have got a role or a link before it was locked.
    const joinsLogin = former && (await findByToken(tx, input.token, now()))?.joinsLogin !== false;
    if (former?.user.disabledAt && former.places.length > 0) throw new AppError("link_expired");
    if (joinsLogin)
      throw new AppError("email_taken", {
        message:
          "You already sign in here with this address. Reload the page, and accept with your password.",
      });
    const { userId, context } = former
      ? await revive(tx, former, invitation, passwordHash, now, requestId)
      : await create(tx, invitation, passwordHash, now, requestId);
    await finishInvitation(tx, context, invitation, userId, { hasRole: former === null });
    return { userId };
  });
}

/** The login that the address already has in the invitation's account, locked. */
async function lockFormer(tx: Transaction, { row, place }: OpenInvitation): Promise<Person | null> {
  if (!place) return null;
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.email, row.email), eq(users.accountId, place.accountId)))
    .for("update");
  return user ? { user, places: await placesOf(tx, user.id) } : null;
}

async function create(
  tx: Transaction,
  { row, place }: OpenInvitation,
  passwordHash: string,
  now: Clock,
  requestId: string,
): Promise<{ userId: string; context: Context }> {
  const id = uuidv7();
  const { email, name, role } = row;
  const context = contextOfPerson({ id, email, name, isSupport: place === null }, now, requestId);
  const membership = place && role ? { ...place, role } : null;
  const passwordMakerUserId = row.makerUserId;
  await createUser(tx, context, { id, email, name, passwordHash, passwordMakerUserId, membership });
  return { userId: id, context };
}

/** Gives a login of the account a new password; whoever had the old one is out. */
async function revive(
  tx: Transaction,
  person: Person,
  { row }: OpenInvitation,
  passwordHash: string,
  now: Clock,
  requestId: string,
): Promise<{ userId: string; context: Context }> {
  const { user } = person;
  await tx
    .update(users)
    .set({
      passwordHash,
      passwordMakerUserId: row.makerUserId,
      disabledAt: null,
      updatedAt: now(),
    })
    .where(eq(users.id, user.id));
  await endSessionsOfUser(tx, user.id, now());
  const context = contextOfPerson(user, now, requestId);
  await recordLoginChange(tx, context, person, {
    action: "user.set_password",
    subject: { type: "user", id: user.id, label: user.name },
    after: { by: "invitation" },
  });
  return { userId: user.id, context };
}
