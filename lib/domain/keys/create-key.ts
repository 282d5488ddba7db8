import { apiKeys } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { CreateKeyInput } from "@/lib/schemas/api-key";
import { hashKey, makeKey } from "./key-format";

/**
 * Makes an API key. The key itself is answered once and kept nowhere. A key of the platform is support's to make.
 * @throws AppError `forbidden`, `not_found`, `validation_failed`
 */
export async function createKey(
  context: Context,
  input: CreateKeyInput,
): Promise<{ id: string; key: string }> {
  requirePermissionSomewhere(context, "keys:write");
  const { name, orgId } = input;
  if (orgId === null && !context.reach.everything) throw new AppError("forbidden");
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= context.now())
    throw new AppError("validation_failed", {
      fields: [{ path: "expiresAt", code: "in_the_past", message: "The key would have expired already." }],
    });
  // Each once, in the order of the list.
  const scopes = KEY_SCOPES.filter((scope) => input.scopes.includes(scope));
  const key = makeKey();
  return inTransaction(async (tx) => {
    const organization = orgId ? await findOrganization(tx, context, orgId) : null;
    const place = organization && { orgId: organization.id, accountId: organization.accountId };
    if (place) requirePermission(context, "keys:write", place);
    const isPerson = context.actor.type === "user" || context.actor.type === "support";
    const [row] = await tx
      .insert(apiKeys)
      .values({
        orgId,
        name,
        tokenHash: hashKey(key),
        lastFour: key.slice(-4),
        scopes,
        ownerUserId: isPerson ? context.actor.id : null,
        expiresAt,
        createdAt: context.now(),
      })
      .returning({ id: apiKeys.id });
    if (!row) throw new Error("The key was not kept.");
    await recordAudit(tx, context, {
      action: "api_key.create",
      subject: { type: "api_key", id: row.id, label: name },
      place,
      after: { name, scopes, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { id: row.id, key };
  });
}
