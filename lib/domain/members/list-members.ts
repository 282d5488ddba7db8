import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { MemberStatus } from "@/lib/constants/people";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { memberStatus } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";

const places = alias(organizations, "places");

/** A person with a role at an organization. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** The organization of the role. */
  orgId: string;
  orgName: string;
  status: MemberStatus;
  /** Whether the login is its person's own, so that only they and support can reset or disable it. */
  isProven: boolean;
  lastSignInAt: string | null;
}

/**
 * The people with a role at exactly this organization; members of its account are listed with the account.
 * @param input.withLocations for an account: includes the members of its locations
 * @throws AppError `not_found`, `forbidden`
 */
export async function listMembers(
  context: Context,
  input: { orgId: string; withLocations?: boolean },
): Promise<{ members: Member[] }> {
  const id = parseId(input.orgId);
  const held = database()
    .select({
      userId: sql<string>`${users.id}`.as("user_id"),
      name: users.name,
      email: users.email,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      provenAt: users.provenAt,
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
        // Locations have the account's id as their account.
        input.withLocations ? or(eq(places.accountId, id), eq(places.id, id)) : eq(places.id, id),
      ),
    )
    .as("held");
  // Starts from the organization, so that one without members still returns its place.
  const rows = await database()
    .select({
      asked: { orgId: organizations.id, accountId: organizations.accountId },
      userId: held.userId,
      name: held.name,
      email: held.email,
      passwordHash: held.passwordHash,
      disabledAt: held.disabledAt,
      provenAt: held.provenAt,
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
    .orderBy(sql`fold_text(${held.name})`, asc(held.userId), asc(held.orgName))
    .limit(500);
  const [first] = rows;
  if (!first) throw new AppError("not_found");
  requirePermission(context, "members:write", first.asked);
  return { members: rows.flatMap(presentMember) };
}

/** A member as the answer has it; nothing for the single row of an organization without members. */
function presentMember(
  row: {
    [Field in "userId" | "name" | "email" | "role" | "orgId" | "orgName"]: Member[Field] | null;
  } & {
    passwordHash: string | null;
    disabledAt: Date | null;
    provenAt: Date | null;
    lastSignInAt: Date | null;
  },
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
      status: memberStatus(row),
      isProven: row.provenAt !== null,
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    },
  ];
}
