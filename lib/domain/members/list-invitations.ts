import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { invitations, organizations, users } from "@/db/schema";
import type { InvitationStatus } from "@/lib/constants/people";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { findOrganization, placeOf } from "@/lib/domain/organizations/find";
import { makerMayInvite } from "./invitation";

const makers = alias(users, "makers");

/** An offer of a role that was neither accepted nor withdrawn. */
export interface Invitation {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** The organization of the role. */
  orgId: string;
  orgName: string;
  status: InvitationStatus;
  /** Who made its link; null for the operator's command. */
  makerName: string | null;
  expiresAt: string;
}

/**
 * The open and expired invitations to exactly this organization.
 * @param input.withLocations for an account: includes the invitations to its locations
 * @throws AppError `not_found`, `forbidden`
 */
export async function listInvitations(
  context: Context,
  input: { orgId: string; withLocations?: boolean },
): Promise<{ invitations: Invitation[] }> {
  const asked = await findOrganization(database(), context, input.orgId);
  requirePermission(context, "members:write", placeOf(asked));
  const rows = await database()
    .select({
      id: invitations.id,
      name: invitations.name,
      email: invitations.email,
      role: invitations.role,
      orgId: organizations.id,
      orgName: organizations.name,
      makerName: makers.name,
      expiresAt: invitations.expiresAt,
      isMaker: sql<boolean>`${makerMayInvite}`,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.orgId))
    .leftJoin(makers, eq(makers.id, invitations.makerUserId))
    .where(
      and(
        isNull(invitations.acceptedAt),
        isNull(invitations.endedAt),
        isNull(organizations.archivedAt),
        input.withLocations
          ? or(eq(organizations.id, asked.id), eq(organizations.accountId, asked.id))
          : eq(organizations.id, asked.id),
      ),
    )
    .orderBy(asc(invitations.name), asc(invitations.id))
    .limit(500);
  const now = context.now();
  return {
    invitations: rows.flatMap(({ role, isMaker, expiresAt, ...row }) => {
      const status = isMaker && expiresAt > now ? "open" : "expired";
      return role ? [{ ...row, role, status, expiresAt: expiresAt.toISOString() }] : [];
    }),
  };
}
