import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";

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
  const organization = await findOrganization(database(), context, input.orgId);
  requirePermission(context, "members:write", { orgId: organization.id, accountId: organization.accountId });
  const rows = await database()
    .select({ user: users, role: memberships.role, orgId: organizations.id, orgName: organizations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(
      and(
        isNull(organizations.archivedAt),
        input.withLocations && organization.parentAccountOrgId === null
          ? eq(organizations.accountId, organization.id)
          : eq(organizations.id, organization.id),
      ),
    )
    .orderBy(asc(users.name), asc(users.id), asc(organizations.name))
    .limit(500);
  return {
    members: rows.map(({ user, role, orgId, orgName }) => ({
      userId: user.id,
      name: user.name,
      email: user.email,
      role,
      orgId,
      orgName,
      status: user.disabledAt ? "disabled" : user.passwordHash ? "active" : "invited",
      lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    })),
  };
}
