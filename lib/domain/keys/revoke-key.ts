import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import type { KeyState, RevokeKeyInput } from "@/lib/schemas/api-key";
import { lockKey } from "./find";
import { endKey } from "./keys-of";

/**
 * Revokes an API key permanently: its next request is refused. Revoking it again changes nothing. Only support can see
 * platform keys.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` if it is no longer the key of the owner who was `shown`
 */
export async function revokeKey(
  context: Context,
  { id, shown }: RevokeKeyInput & IfShown<KeyState>,
): Promise<{ id: string; name: string }> {
  requirePermissionSomewhere(context, "keys:write");
  return inTransaction(async (tx) => {
    const { name, scopes, revokedAt, ownerEmail, place } = await lockKey(tx, context, id, "keys:write");
    assertShown({ ownerEmail }, { shown });
    if (revokedAt) return { id, name };
    await endKey(tx, context, { id, name, scopes, place });
    return { id, name };
  });
}
