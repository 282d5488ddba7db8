import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import type { Permission, Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { lockStanding } from "@/lib/domain/standing";
import { AppError } from "@/lib/errors";
import type { MemberInput } from "@/lib/schemas/user";
import type { AccountAdmin } from "./rules";

/**
 * A membership. Its organization is locked until the transaction ends, so that changes of its members take turns.
 * @param permission required at the organization
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockMembership(
  tx: Transaction,
  context: Context,
  input: MemberInput,
  permission: Permission,
) {
  const organization = await lockOrganization(tx, context, input.orgId, permission, "update");
  const [row] = await tx
    .select({ user: users, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(membership(input));
  if (!row) throw new AppError("not_found");
  const place = placeOf(organization);
  await lockStanding(tx, context, permission, [place]);
  return { ...row, place, isAccount: organization.parentAccountOrgId === null };
}

/** The role that the caller last saw; without it, the change is not guarded. */
export interface IfRole {
  shownRole?: Role | undefined;
}

/** @throws AppError `edit_conflict` with `details.current` if the member has another role than the caller saw */
export function assertShownRole(role: Role, { shownRole }: IfRole): void {
  if (shownRole !== undefined && shownRole !== role)
    throw new AppError("edit_conflict", { details: { current: { role } } });
}

/** The condition for one membership. */
export function membership({ orgId, userId }: MemberInput) {
  return and(eq(memberships.orgId, orgId), eq(memberships.userId, userId));
}

/** The admins of an account. */
export async function adminsOf(tx: Transaction, accountId: string): Promise<AccountAdmin[]> {
  const rows = await tx
    .select({ userId: users.id, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.orgId, accountId), eq(memberships.role, "admin")));
  return rows.map(({ userId, passwordHash, disabledAt }) => ({
    userId,
    canSignIn: passwordHash !== null && disabledAt === null,
  }));
}
