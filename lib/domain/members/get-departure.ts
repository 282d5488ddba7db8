import { and, count, eq, gt, isNull, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeLinks, sessions } from "@/db/schema";
import type { Departure as DepartureKind } from "@/lib/constants/people";
import { IDLE_MS } from "@/lib/constants/sessions";
import { type Context, may, type Place, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { keysLostBy } from "@/lib/domain/keys/keys-of";
import { findOrganization, placeOf } from "@/lib/domain/organizations/find";
import { rolesGive } from "@/lib/domain/standing";
import { personOf } from "@/lib/domain/users/one-time-link";
import { type Person, readPerson } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { DepartureInput } from "@/lib/schemas/user";
import { passwordsLostBy } from "./end-passwords";
import { type Heir, heirsOf, invitationsLostBy } from "./end-rights";

/** What ends when a person is removed, disabled or demoted. */
export interface Departure {
  keys: { id: string; name: string; lastFour: string; orgName: string | null }[];
  /** Who could get all of the keys. */
  heirs: Heir[];
  /** How many of each. */
  sessions: number;
  links: number;
  invitations: number;
  /** The people whose passwords end, because they set them with a link of this person, who may know them. */
  passwords: { id: string; name: string }[];
}

/**
 * What would end if a member were removed, disabled or demoted, so that the dialog can show it.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getDeparture(context: Context, input: DepartureInput): Promise<Departure> {
  requirePermissionSomewhere(context, "members:write");
  const place = placeOf(await findOrganization(database(), context, input.orgId));
  requirePermission(context, "members:write", place);
  const { user, places } = await readPerson(database(), input.userId);
  if (!places.some(({ orgId }) => orgId === place.orgId)) throw new AppError("not_found");
  const left = rolesAfter(input.act, places, place.orgId);
  // Support keeps its rights without any role.
  if (user.isSupport && input.act !== "disable")
    return { keys: [], heirs: [], sessions: 0, links: 0, invitations: 0, passwords: [] };
  const at = input.act === "disable" ? null : place;
  const lost = await keysLostBy(database(), user.id, left, context.now());
  const keys = lost.filter((key) => key.place && may(context, "keys:write", key.place));
  return {
    keys: keys.map(({ id, name, lastFour, orgName }) => ({ id, name, lastFour, orgName })),
    heirs: await heirsOf(database(), context, user.id, keys),
    sessions: left.length === 0 ? await countSessions(user.id, context.now()) : 0,
    links: await countLinks(context, { user, places: left }, input.act, place),
    invitations: (await invitationsLostBy(database(), user.id, left)).length,
    // The caller's own never ends: either only they can know it, or the act is refused.
    passwords: (await passwordsLostBy(database(), { user, places: left }, at))
      .filter(({ id }) => id !== personOf(context))
      .map(({ id, name }) => ({ id, name })),
  };
}

function rolesAfter(act: DepartureKind, places: Person["places"], orgId: string): Person["places"] {
  if (act === "disable") return [];
  if (act === "remove") return places.filter((place) => place.orgId !== orgId);
  return places.map((place) => (place.orgId === orgId ? { ...place, role: "viewer" } : place));
}

async function countSessions(userId: string, now: Date): Promise<number> {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const [row] = await database()
    .select({ live: count() })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, idleSince),
      ),
    );
  return row?.live ?? 0;
}

/** The open password links that were made for the person, and those that they made and could no longer make. */
async function countLinks(context: Context, { user, places }: Person, act: DepartureKind, at: Place) {
  const ownMade =
    act === "disable"
      ? eq(oneTimeLinks.makerUserId, user.id)
      : rolesGive(places, "members:write", at)
        ? undefined
        : and(eq(oneTimeLinks.makerUserId, user.id), eq(oneTimeLinks.accountId, at.accountId));
  const forThem = act === "disable" || user.accountId ? eq(oneTimeLinks.userId, user.id) : undefined;
  const [row] = await database()
    .select({ open: count() })
    .from(oneTimeLinks)
    .where(
      and(
        or(forThem, ownMade, sql`false`),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, context.now()),
      ),
    );
  return row?.open ?? 0;
}
