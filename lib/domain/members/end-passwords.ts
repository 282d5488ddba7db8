import { and, asc, eq, gte, isNotNull, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { auditEntries, sessions, users } from "@/db/schema";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { type Context, may, type Place } from "@/lib/context";
import { rolesGive } from "@/lib/domain/standing";
import { personOf } from "@/lib/domain/users/one-time-link";
import { type Person, placesOf, recordLoginChange } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import { adminsOf } from "./find";
import { isPasswordKnownOutside } from "./known-password";

/**
 * The people whose passwords somebody may know who could no longer make a link for them: they set it with a link of
 * theirs. A change in the settings since does not count, because whoever knows a password can make it.
 * @param maker with the roles that are left
 * @param at where the maker loses the right; null if their login is disabled
 */
export async function passwordsLostBy(
  from: Queryable,
  maker: Person,
  at: Place | null,
): Promise<Person["user"][]> {
  if (at && rolesGive(maker.places, "members:write", at)) return [];
  const found = await from
    .select()
    .from(users)
    .where(
      and(
        eq(users.passwordMakerUserId, maker.user.id),
        isNotNull(users.passwordHash),
        at ? eq(users.accountId, at.accountId) : undefined,
        // A proven login is its person's own: an account's admin, and what becomes of them, changes nothing about it.
        maker.user.isSupport ? undefined : isNull(users.provenAt),
      ),
    )
    .orderBy(asc(users.id));
  const lost: Person["user"][] = [];
  for (const user of found) {
    const places = await placesOf(from, user.id);
    // Without a role, there is nothing to get with the password, and an invitation sets it anew.
    const isAffected = at ? places.some((place) => isWithin(place, at)) : places.length > 0;
    const isTheirs = places.every((place) => rolesGive(maker.places, "members:write", place));
    if (isAffected && !isTheirs) lost.push(user);
  }
  return lost;
}

/** Whether a place is another one or belongs to it. */
function isWithin(place: Place, outer: Place): boolean {
  return place.orgId === outer.orgId || outer.orgId === outer.accountId;
}

/**
 * Ends the passwords that somebody may know who just lost the right to make links for their people. These need a new
 * link to sign in again. Runs after the maker's open links have ended, so that none of them sets another password.
 * @throws AppError `forbidden` if the caller's own password is one of them, unless only the caller can know it;
 *   `last_admin` if nobody were left who can sign in and make the links
 */
export async function endPasswordsKnownTo(
  tx: Transaction,
  context: Context,
  maker: Person,
  at: Place | null,
): Promise<void> {
  const found = await passwordsLostBy(tx, maker, at);
  const lost = found.filter(({ id }) => id !== personOf(context));
  const { name } = maker.user;
  if (lost.length < found.length && !(await isOnlyTheCallers(tx, context)))
    throw new AppError("forbidden", {
      message: `You set your password with a link from ${name}, who may know it. Change it in the settings, then do this without signing out.`,
    });
  for (const { id } of lost) await endPassword(tx, context, id, name);
  if (lost.length === 0 || !at || context.reach.everything) return;
  if (!(await adminsOf(tx, at.accountId)).some(({ canSignIn }) => canSignIn))
    throw new AppError("last_admin", {
      message: `The other admins set their passwords with links from ${name}. One of them has to do this, after changing theirs in the settings.`,
    });
}

/**
 * Whether only the caller can know their password, because it was changed in their present session: a change ends every
 * other session, so if anybody else had changed it since, this session would have ended.
 */
async function isOnlyTheCallers(from: Queryable, { actor, sessionId }: Context): Promise<boolean> {
  if (!actor.id || !sessionId) return false;
  const [changed] = await from
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .innerJoin(sessions, and(eq(sessions.id, sessionId), eq(sessions.userId, actor.id)))
    .where(
      and(
        eq(auditEntries.subjectId, actor.id),
        eq(auditEntries.action, "user.change_password"),
        gte(auditEntries.createdAt, sessions.createdAt),
      ),
    )
    .limit(1);
  return changed !== undefined;
}

/**
 * Ends a password before its login gets a higher role, if it may be known to somebody who has no say at the place.
 * @returns whether it did
 * @throws AppError `forbidden` if it should end, and the caller could not make a new link for the person
 */
export async function endPasswordKnownOutside(
  tx: Transaction,
  context: Context,
  { user, places }: Person,
  place: Place,
): Promise<boolean> {
  if (user.id === personOf(context) || !user.passwordHash) return false;
  if (!(await isPasswordKnownOutside(tx, user.id, place))) return false;
  const isOurs = !user.provenAt && places.every((each) => may(context, "members:write", each));
  if (!isOurs && !context.reach.everything)
    throw new AppError("forbidden", {
      message:
        "Somebody who is no admin here may know their password. Ask support for a new password link first.",
    });
  await endPassword(tx, context, user.id, null);
  return true;
}

/** Lets a login be opened only after a new password was set, and signs it out. */
async function endPassword(
  tx: Transaction,
  context: Context,
  userId: string,
  knownTo: string | null,
): Promise<void> {
  const now = context.now();
  const [user] = await tx
    .update(users)
    .set({ passwordHash: null, passwordMakerUserId: null, updatedAt: now })
    .where(eq(users.id, userId))
    .returning();
  if (!user) return;
  await endSessionsOfUser(tx, userId, now);
  const person = { user, places: await placesOf(tx, userId) };
  await recordLoginChange(tx, context, person, {
    action: "user.end_password",
    subject: { type: "user", id: userId, label: user.name },
    after: { knownTo },
  });
}
