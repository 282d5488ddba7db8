import { apiKeys } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { lockStanding } from "@/lib/domain/standing";
import { AppError } from "@/lib/errors";
import type { CreateKeyInput } from "@/lib/schemas/api-key";
import { hashKey, makeKey } from "./key-format";

/**
 * Creates an API key. The key itself is returned once and stored nowhere. Only support creates keys of the platform.
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
  // Without duplicates, in the order of the list.
  const scopes = KEY_SCOPES.filter((scope) => input.scopes.includes(scope));
  const key = makeKey();
  return inTransaction(async (tx) => {
    const place = orgId
      ? placeOf(await lockOrganization(tx, context, orgId, "keys:write", "key share"))
      : null;
    await lockStanding(tx, context, "keys:write", [place]);
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
    if (!row) throw new Error("The key was not inserted.");
    await recordAudit(tx, context, {
      action: "api_key.create",
      subject: { type: "api_key", id: row.id, label: name },
      place,
      after: { name, scopes, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { id: row.id, key };
  });
}
