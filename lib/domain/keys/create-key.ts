import { apiKeys } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import { hashKey, makeKey } from "./key-format";

export interface CreateKeyInput {
  name: string;
  /** The organization that the key belongs to; null for a platform key, which only support may make. */
  orgId: string | null;
  scopes: KeyScope[];
  expiresAt?: Date | null;
}

/**
 * Makes an API key. The key itself is answered once and kept nowhere.
 * @throws AppError `forbidden`, `not_found`, `validation_failed`
 */
export async function createKey(
  context: Context,
  input: CreateKeyInput,
): Promise<{ id: string; key: string }> {
  requirePermissionSomewhere(context, "keys:write");
  const scopes = KEY_SCOPES.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0)
    throw new AppError("validation_failed", {
      fields: [{ path: "scopes", code: "required", message: "Choose at least one scope." }],
    });
  if (input.orgId === null && !context.reach.everything) throw new AppError("forbidden");
  const key = makeKey();
  return inTransaction(async (tx) => {
    const organization = input.orgId ? await findOrganization(tx, context, input.orgId) : null;
    const place = organization && { orgId: organization.id, accountId: organization.accountId };
    if (place) requirePermission(context, "keys:write", place);
    const [row] = await tx
      .insert(apiKeys)
      .values({
        orgId: input.orgId,
        name: input.name,
        tokenHash: hashKey(key),
        lastFour: key.slice(-4),
        scopes,
        ownerUserId: context.actor.type === "system" ? null : context.actor.id,
        expiresAt: input.expiresAt ?? null,
        createdAt: context.now(),
      })
      .returning({ id: apiKeys.id });
    if (!row) throw new Error("The key was not kept.");
    await recordAudit(tx, context, {
      action: "api_key.create",
      subject: { type: "api_key", id: row.id, label: input.name },
      place,
      after: { name: input.name, scopes, expiresAt: input.expiresAt?.toISOString() ?? null },
    });
    return { id: row.id, key };
  });
}
