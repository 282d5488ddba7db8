import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

const places = alias(organizations, "places");

/** Somebody with a role on an organization. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Where the role is. */
  orgId: string;
  orgName: string;
  status: "active" | "invited" | "disabled";
  lastSignInAt: string | null;
}

/**
 * Who has a role on exactly this organization; those of its account are listed there.
 * @param input.withLocations for an account: lists those of its locations too
 * @throws AppError `not_found`, `forbidden`
 */
export async function listMembers(
  context: Context,
  input: { orgId: string; withLocations?: boolean },
): Promise<{ members: Member[] }> {
  const id = knownShape(input.orgId);
  const held = database()
    .select({
      userId: sql<string>`${users.id}`.as("user_id"),
      name: users.name,
      email: users.email,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      lastSignInAt: users.lastSignInAt,
      role: memberships.role,
      orgId: sql<string>`${places.id}`.as("place_id"),
      orgName: sql<string>`${places.name}`.as("org_name"),
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(places, eq(places.id, memberships.orgId))
    .where(
      and(
        isNull(places.archivedAt),
        // An account's id is what its locations have as account.
        input.withLocations ? or(eq(places.accountId, id), eq(places.id, id)) : eq(places.id, id),
      ),
    )
    .as("held");
  // From the organization on, so that one without members still says whose it is.
  const rows = await database()
    .select({
      asked: { orgId: organizations.id, accountId: organizations.accountId },
      userId: held.userId,
      name: held.name,
      email: held.email,
      passwordHash: held.passwordHash,
      disabledAt: held.disabledAt,
      lastSignInAt: held.lastSignInAt,
      role: held.role,
      orgId: held.orgId,
      orgName: held.orgName,
    })
    .from(organizations)
    .leftJoin(held, sql`true`)
    .where(
      and(
        eq(organizations.id, id),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    )
    .orderBy(asc(held.name), asc(held.userId), asc(held.orgName))
    .limit(500);
  const [first] = rows;
  if (!first) throw new AppError("not_found");
  requirePermission(context, "members:write", first.asked);
  return { members: rows.flatMap(presentMember) };
}

/** Nothing for the one row of an organization without members. */
function presentMember(
  row: {
    [Field in "userId" | "name" | "email" | "role" | "orgId" | "orgName"]: Member[Field] | null;
  } & { passwordHash: string | null; disabledAt: Date | null; lastSignInAt: Date | null },
): Member[] {
  const { userId, name, email, role, orgId, orgName } = row;
  if (!userId || !name || !email || !role || !orgId || !orgName) return [];
  return [
    {
      userId,
      name,
      email,
      role,
      orgId,
      orgName,
      status: row.disabledAt ? "disabled" : row.passwordHash ? "active" : "invited",
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    },
  ];
}
