import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { MemberInput } from "@/lib/schemas/user";
import type { AccountAdmin } from "./rules";

/**
 * A membership that the caller may change. The organization is locked, so that changes of its members take turns.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockMembership(tx: Transaction, context: Context, input: MemberInput) {
  const organization = await lockOrganization(tx, context, input.orgId, "update");
  const place = { orgId: organization.id, accountId: organization.accountId };
  requirePermission(context, "members:write", place);
  const [row] = await tx
    .select({ user: users, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(membership(input));
  if (!row) throw new AppError("not_found");
  return { ...row, place, isAccount: organization.parentAccountOrgId === null };
}

/** The condition that finds one membership. */
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
