import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import { type AuditRecord, recordAudit } from "@/lib/audit/record";
import type { Clock } from "@/lib/clock";
import type { MemberStatus } from "@/lib/constants/people";
import type { Permission, Role } from "@/lib/constants/permissions";
import { type Context, Forbidden, may, type Place, roleAt } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import { lockStanding } from "@/lib/domain/standing";
import { AppError } from "@/lib/errors";
import type { PersonState } from "@/lib/schemas/user";

/** A user and the places where they have a role. */
export interface Person {
  user: typeof users.$inferSelect;
  places: { orgId: string; accountId: string; role: Role }[];
}

/**
 * The places where a person has a role, in a fixed order, so that everybody locks them in the same order. A role at an
 * archived organization gives nothing any more and counts nowhere.
 */
export function placesOf(from: Queryable, userId: string): Promise<Person["places"]> {
  return from
    .select({ orgId: memberships.orgId, accountId: organizations.accountId, role: memberships.role })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(and(eq(memberships.userId, userId), isNull(organizations.archivedAt)))
    .orderBy(asc(memberships.orgId));
}

/** The names of the places and their accounts, and of the account that a login belongs to. */
export async function practicesOf(
  from: Queryable,
  places: readonly Place[],
  accountId: string | null = null,
): Promise<string[]> {
  const ids = [accountId, ...places.flatMap((place) => [place.orgId, place.accountId])].flatMap(
    (id) => id ?? [],
  );
  if (ids.length === 0) return [];
  const rows = await from
    .select({ name: organizations.name })
    .from(organizations)
    .where(inArray(organizations.id, ids));
  return rows.map(({ name }) => name);
}

/** A person by id, not locked. @throws AppError `not_found` */
export async function readPerson(from: Queryable, userId: string): Promise<Person> {
  const [user] = await from.select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  return { user, places: await placesOf(from, userId) };
}

/**
 * A person, locked until the transaction ends. An action on a person, unlike one on a role, takes effect everywhere
 * they work, so the caller needs the permission at all of their places. A proven login belongs to its person: only
 * support acts on it.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockPerson(
  tx: Transaction,
  context: Context,
  userId: string,
  permission: Permission,
): Promise<Person> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new AppError("not_found");
  const places = await placesOf(tx, userId);
  if (context.reach.everything) {
    await lockStanding(tx, context, permission, [null]);
    return { user, places };
  }
  if (user.isSupport || !places.some((place) => roleAt(context, place))) throw new AppError("not_found");
  if (!places.some((place) => may(context, permission, place))) throw new Forbidden(permission);
  if (user.provenAt)
    throw new AppError("forbidden", {
      message: "This login belongs to its person, not to your account. Remove their role, or ask support.",
    });
  if (!places.every((place) => may(context, permission, place)))
    throw new AppError("forbidden", {
      message: "They also have a role where you are not an admin. Ask support to do this.",
    });
  await lockStanding(tx, context, permission, places);
  return { user, places };
}

/** Whether a person can sign in. */
export function memberStatus(user: { disabledAt: Date | null; passwordHash: string | null }): MemberStatus {
  if (user.disabledAt) return "disabled";
  return user.passwordHash ? "active" : "no_password";
}

/** @throws AppError `edit_conflict` with `details.current` if the person is no longer as the caller saw them */
export function assertShownPerson({ user, places }: Person, { shown }: IfShown<PersonState>): void {
  if (!shown) return;
  const role = places.find(({ orgId }) => orgId === shown.orgId)?.role ?? null;
  assertShown({ orgId: shown.orgId, role, status: memberStatus(user) }, { shown });
}

/**
 * Records a change of a login itself, such as its name, password or disabling, once for each account that it belongs to.
 * Only support sees the entry of a login without an account.
 */
export async function recordLoginChange(
  tx: Transaction,
  context: Context,
  person: Person,
  record: Omit<AuditRecord, "place">,
): Promise<void> {
  for (const place of homesOf(person)) await recordAudit(tx, context, { ...record, place });
}

/** One place for each account of a login: where the person works there, or the account if that is several places. */
function homesOf({ user, places }: Person): (Place | null)[] {
  const accounts = new Set(places.map(({ accountId }) => accountId));
  if (user.accountId) accounts.add(user.accountId);
  if (accounts.size === 0) return [null];
  return [...accounts].map((accountId) => {
    const [first, ...others] = places.filter((place) => place.accountId === accountId);
    return { accountId, orgId: first && others.length === 0 ? first.orgId : accountId };
  });
}

/** The context of a person who acts with a link instead of a session; only for what the link itself allows. */
export function contextOfPerson(
  user: Pick<Person["user"], "id" | "name" | "email" | "isSupport">,
  now: Clock,
  requestId: string,
): Context {
  const { id, name, email, isSupport } = user;
  const actor = { type: isSupport ? "support" : "user", id, name, email } as const;
  return { actor, reach: { everything: true }, requestId, now };
}

/**
 * The id of the user who calls.
 * @throws AppError `forbidden` for keys, the worker and the command line
 */
export function callingUser(context: Context): string {
  const { type, id } = context.actor;
  if ((type !== "user" && type !== "support") || !id) throw new AppError("forbidden");
  return id;
}
