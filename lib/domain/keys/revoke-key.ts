import { and, eq, isNull } from "drizzle-orm";
import { apiKeys, organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { RevokeKeyInput } from "@/lib/schemas/api-key";

/**
 * Revokes an API key: from its next request on it is refused, for good. One that is revoked already stays as it is. A
 * key of the platform is support's to revoke, and for everybody else not there.
 * @throws AppError `not_found`, `forbidden`
 */
export async function revokeKey(
  context: Context,
  { id }: RevokeKeyInput,
): Promise<{ id: string; name: string }> {
  requirePermissionSomewhere(context, "keys:write");
  return inTransaction(async (tx) => {
    const [key] = await tx
      .select({
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        revokedAt: apiKeys.revokedAt,
        orgId: organizations.id,
        accountId: organizations.accountId,
      })
      .from(apiKeys)
      .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
      .where(
        and(eq(apiKeys.id, id), isNull(organizations.archivedAt), withinReach(context, ORGANIZATION_SCOPE)),
      )
      .for("update", { of: apiKeys });
    if (!key) throw new AppError("not_found");
    const { name, scopes, orgId, accountId } = key;
    const place = orgId && accountId ? { orgId, accountId } : null;
    if (place) requirePermission(context, "keys:write", place);
    if (key.revokedAt) return { id, name };
    await tx.update(apiKeys).set({ revokedAt: context.now() }).where(eq(apiKeys.id, id));
    await recordAudit(tx, context, {
      action: "api_key.revoke",
      subject: { type: "api_key", id, label: name },
      place,
      before: { name, scopes },
    });
    return { id, name };
  });
}
