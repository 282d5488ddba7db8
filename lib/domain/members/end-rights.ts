import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { invitations, memberships, oneTimeLinks, organizations, users } from "@/db/schema";
import { type Context, may, type Place } from "@/lib/context";
import { endKeys, handOverKeys, keysLostBy, type OwnedKey } from "@/lib/domain/keys/keys-of";
import { lockRoles, rolesGive } from "@/lib/domain/standing";
import { endLinksOf } from "@/lib/domain/users/one-time-link";
import type { Person } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import { endPasswordsKnownTo } from "./end-passwords";

/** Who gets the API keys of somebody who loses the right to them; nobody if they end. */
export interface HandOver {
  keysTo?: string | null | undefined;
}

/**
 * Ends what a person may no longer do, in the transaction that took rights from them: their API keys, unless a colleague
 * gets those, the invitations and password links that they made, the passwords that were set with such links, and the
 * password links made for them.
 * @param person with the roles that are left; none for a disabled person
 * @param at the account or organization where the right was lost; null if the login itself was disabled
 * @throws AppError `validation_failed` on `keysTo`; `forbidden`, `last_admin` as `endPasswordsKnownTo`
 */
export async function endRights(
  tx: Transaction,
  context: Context,
  { user, places }: Person,
  at: Place | null,
  { keysTo }: HandOver,
): Promise<void> {
  // Support keeps its rights without any role.
  if (user.isSupport && at !== null) return;
  const now = context.now();
  const lost = await keysLostBy(tx, user.id, places, now);
  if (keysTo && lost.length > 0)
    await handOverKeys(tx, context, lost, user, await lockHeir(tx, context, user.id, keysTo, lost));
  else await endKeys(tx, context, lost);
  await expireInvitationsBy(tx, { user, places }, now);
  await endLinksBy(tx, { user, places }, at, now);
  await endPasswordsKnownTo(tx, context, { user, places }, at);
  // A proven login's links come from support, who lost nothing.
  if (at === null || user.accountId !== null) await endLinksOf(tx, user.id, now);
}

/** The open invitations that a person made where the given roles do not let them invite. */
export async function invitationsLostBy(
  from: Queryable,
  userId: string,
  held: Person["places"],
): Promise<string[]> {
  const rows = await from
    .select({ id: invitations.id, orgId: organizations.id, accountId: organizations.accountId })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.orgId))
    .where(
      and(
        eq(invitations.makerUserId, userId),
        isNull(invitations.acceptedAt),
        isNull(invitations.endedAt),
        isNull(organizations.archivedAt),
      ),
    );
  return rows.filter((place) => !rolesGive(held, "members:write", place)).map(({ id }) => id);
}

/** Expires the links of the invitations that a person made and may no longer make. Others can make new links for them. */
async function expireInvitationsBy(tx: Transaction, { user, places }: Person, now: Date): Promise<void> {
  const lost = await invitationsLostBy(tx, user.id, places);
  if (lost.length > 0)
    await tx.update(invitations).set({ expiresAt: now }).where(inArray(invitations.id, lost));
}

/** Ends the password links that a person made for logins of the account where they are no longer an admin. */
async function endLinksBy(
  tx: Transaction,
  { user, places }: Person,
  at: Place | null,
  now: Date,
): Promise<void> {
  if (at && rolesGive(places, "members:write", at)) return;
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeLinks.makerUserId, user.id),
        isNull(oneTimeLinks.usedAt),
        at ? eq(oneTimeLinks.accountId, at.accountId) : undefined,
      ),
    );
}

/** Somebody who can get keys. */
export interface Heir {
  id: string;
  name: string;
  email: string;
}

/** The people with the right to all of these keys, as far as the caller manages them; never their owner. */
export async function heirsOf(
  from: Queryable,
  context: Context,
  ownerId: string,
  keys: readonly OwnedKey[],
): Promise<Heir[]> {
  const places = keys.flatMap(({ place }) => place ?? []);
  if (places.length < keys.length || places.length === 0) return [];
  const ids = [...new Set(places.flatMap(({ orgId, accountId }) => [orgId, accountId]))];
  const rows = await from
    .select({
      user: { id: users.id, name: users.name, email: users.email },
      held: { orgId: memberships.orgId, role: memberships.role, accountId: organizations.accountId },
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(and(inArray(memberships.orgId, ids), isNull(users.disabledAt), ne(users.id, ownerId)))
    .orderBy(users.name, users.id);
  const seen = rows.filter(({ held }) => may(context, "members:write", held));
  const people = new Map(seen.map(({ user }) => [user.id, user]));
  return [...people.values()].filter(({ id }) => {
    const held = seen.filter(({ user }) => user.id === id).map((row) => row.held);
    return places.every((place) => rolesGive(held, "keys:write", place));
  });
}

async function lockHeir(
  tx: Transaction,
  context: Context,
  ownerId: string,
  heirId: string,
  keys: readonly OwnedKey[],
): Promise<Heir> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, heirId)).for("share");
  await lockRoles(
    tx,
    heirId,
    keys.flatMap(({ place }) => (place ? [place.orgId, place.accountId] : [])),
  );
  const heir = (await heirsOf(tx, context, ownerId, keys)).find(({ id }) => id === heirId);
  if (heir) return heir;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "keysTo",
        code: "invalid_choice",
        message: "This person can’t have these keys. Choose an admin of the keys’ organizations.",
      },
    ],
  });
}
