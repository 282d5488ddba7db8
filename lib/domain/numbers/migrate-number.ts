import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, may, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { reserveSlot } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { MigrateNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { botName } from "./connect-bot";
import { assertMigratable } from "./rules";
import { type Line, lockNumber } from "./select-numbers";
import { servesLinesOf } from "./transfer-trunk";

/**
 * Moves a line to another organization, where it arrives detached (product rule 10). Only the target's row is locked
 * before the line's, and that order is everybody's, so two moves in opposite directions cannot block each other.
 * @throws AppError `not_found` for a foreign line or target, `forbidden`, `same_organization`, `number_not_active`,
 *   `number_limit_reached`
 */
export async function migrateNumber(context: Context, input: MigrateNumberInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:migrate");
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, input.targetOrgId, "update");
    const target = { orgId: organization.id, accountId: organization.accountId };
    const line = await lockNumber(tx, context, input.id);
    requireMigration(context, line, target);
    assertMigratable(line, target.orgId);
    await reserveSlot(tx, target.orgId);
    const transferTrunkId = await keptTrunk(tx, line, target);
    await recordMove(tx, context, line, { ...target, name: organization.name, transferTrunkId });
    await writeNumber(tx, context, line, {
      ...target,
      botId: null,
      languageMismatch: false,
      verifiedCallerId: null,
      callbackForwardingNumber: null,
      transferTrunkId,
      attachedAt: null,
      detachedAt: line.botId === null ? line.detachedAt : context.now(),
    });
    return { phoneNumber: await presentedNumber(tx, context, line.id), warnings: [] };
  });
}

/** The line's trunk where it is the target's account's own; the one of a location stays behind with it. */
async function keptTrunk(
  tx: Transaction,
  line: Line,
  target: { orgId: string; accountId: string },
): Promise<string | null> {
  if (line.transferTrunkId === null) return null;
  const [trunk] = await tx.select().from(sipTrunks).where(eq(sipTrunks.id, line.transferTrunkId));
  return trunk && servesLinesOf(trunk, target) ? trunk.id : null;
}

/** Needed at both ends, and more than that where the line leaves its account. */
function requireMigration(
  context: Context,
  source: { orgId: string; accountId: string },
  target: { orgId: string; accountId: string },
): void {
  requirePermission(context, "numbers:migrate", source);
  requirePermission(context, "numbers:migrate", target);
  const leaves = source.accountId !== target.accountId;
  if (leaves && !may(context, "numbers:migrate-across-accounts", source)) throw new AppError("forbidden");
}

/** One entry, seen from both organizations. */
async function recordMove(
  tx: Transaction,
  context: Context,
  line: Line,
  target: { orgId: string; accountId: string; name: string; transferTrunkId: string | null },
): Promise<void> {
  await recordNumberAudit(tx, context, line, {
    action: "number.migrate",
    target: { orgId: target.orgId, accountId: target.accountId },
    before: {
      orgId: line.orgId,
      botId: line.botId,
      botName: line.botId === null ? null : await botName(tx, line.botId),
      verifiedCallerId: line.verifiedCallerId,
      callbackForwardingNumber: line.callbackForwardingNumber,
      transferTrunkId: line.transferTrunkId,
    },
    after: {
      orgId: target.orgId,
      organizationName: target.name,
      botId: null,
      botName: null,
      verifiedCallerId: null,
      callbackForwardingNumber: null,
      transferTrunkId: target.transferTrunkId,
    },
  });
}
