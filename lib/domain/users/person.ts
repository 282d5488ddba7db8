import { asc, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import { type Context, may, roleAt } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** A user with the places where they work. */
export interface Person {
  user: typeof users.$inferSelect;
  places: { orgId: string; accountId: string; role: Role }[];
}

/** Where somebody works; ordered, so that whoever locks the places does it in the same order. */
export function placesOf(from: Queryable, userId: string): Promise<Person["places"]> {
  return from
    .select({ orgId: memberships.orgId, accountId: organizations.accountId, role: memberships.role })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.orgId));
}

/**
 * Somebody of the caller's, locked. What is done to a person, and not to a role, reaches everywhere they work, so it
 * takes an admin of all their places; those who work for several accounts are support's.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockPerson(tx: Transaction, context: Context, userId: string): Promise<Person> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new AppError("not_found");
  const places = await placesOf(tx, userId);
  if (context.reach.everything) return { user, places };
  if (user.isSupport || !places.some((place) => roleAt(context, place))) throw new AppError("not_found");
  if (!places.some((place) => may(context, "members:write", place))) throw new AppError("forbidden");
  if (!places.every((place) => may(context, "members:write", place)))
    throw new AppError("forbidden", {
      message: "They also work where you are not an admin. Ask support to do this.",
    });
  return { user, places };
}

/** Where an entry about a person belongs: to their account, and to support alone where they have none or several. */
export function homeOf(places: Person["places"]): { accountId: string; orgId: string } | null {
  const [first] = places;
  return first && places.every((place) => place.accountId === first.accountId)
    ? { accountId: first.accountId, orgId: first.orgId }
    : null;
}

/** The user who calls; keys, the worker and the command line are none. */
export function callingUser(context: Context): string {
  const { type, id } = context.actor;
  if ((type !== "user" && type !== "support") || !id) throw new AppError("forbidden");
  return id;
}
