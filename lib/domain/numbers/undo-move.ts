import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { type Context, type Place, requirePermission, roleAt } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import { isAppError, type Warning } from "@/lib/errors";
import { type NumberResult, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { recordMove } from "./record-move";
import { BOT_GONE } from "./restore-number";
import { assertMigratable, isLanguageMismatch, mismatchWarnings } from "./rules";
import { type Line, lockNumber } from "./select-numbers";
import { servesLinesOf } from "./transfer-trunk";
import {
  assertUndoable,
  cannotUndo,
  findBefore,
  lockFormerBot,
  type UndoableChange,
  undoneAlready,
} from "./undo";

/**
 * Moves a line back, with the bot, callback number and trunk that the move cleared, as far as they still exist. Locks
 * the organization, then the bot, then the line, like everybody.
 * @throws AppError as `undoChange`
 */
export async function undoMove(
  tx: Transaction,
  context: Context,
  change: UndoableChange,
): Promise<NumberResult> {
  const { place } = change;
  const organization = await lockFormerOrganization(tx, context, place);
  const bot = await lockFormerBot(tx, change);
  const line = await lockNumber(tx, context, change.subjectId, "numbers:migrate");
  if (line.accountId !== place.accountId) requirePermission(context, "numbers:migrate-across-accounts", line);
  const undone = await undoneAlready(tx, context, change, line);
  if (undone) return undone;
  assertUndoable(change, line, context.now());
  assertMigratable(line, place.orgId);
  await reserveSlot(tx, place.orgId);
  const moved = await writeNumber(tx, context, line, {
    ...place,
    botId: bot?.id ?? null,
    languageMismatch: isLanguageMismatch(line.language, bot),
    // Caller IDs cannot be verified yet (product rule 11), so the move cleared none.
    verifiedCallerId: null,
    callbackForwardingNumber: findBefore(change, "callbackForwardingNumber", line.callbackForwardingNumber),
    transferTrunkId: await trunkToRestore(tx, change, line),
    attachedAt: bot ? context.now() : null,
    detachedAt: bot ? null : line.botId === null ? line.detachedAt : context.now(),
  });
  const entryId = await recordMove(
    tx,
    context,
    line,
    { line: moved.line, names: { organizationName: organization.name, botName: bot?.name ?? null } },
    change.id,
  );
  const gone: Warning[] = change.before.botId !== null && !bot ? [BOT_GONE] : [];
  return {
    phoneNumber: presentNumber({ ...moved, bot }),
    warnings: [...gone, ...mismatchWarnings(line.language, bot)],
    entryId,
  };
}

/** @throws AppError `not_found`, `forbidden`, `undo_not_possible` if the caller reaches it but it was archived */
async function lockFormerOrganization(tx: Transaction, context: Context, place: Place) {
  try {
    return await lockOrganization(tx, context, place.orgId, "numbers:migrate", "update");
  } catch (error) {
    if (isAppError(error, "not_found") && roleAt(context, place) !== null)
      throw cannotUndo("organization_archived");
    throw error;
  }
}

/** The trunk that the line had, locked until the transaction ends, if it still serves the organization. */
async function trunkToRestore(tx: Transaction, change: UndoableChange, line: Line): Promise<string | null> {
  const id = findBefore(change, "transferTrunkId", line.transferTrunkId);
  if (id === null) return null;
  const [trunk] = await tx.select().from(sipTrunks).where(eq(sipTrunks.id, id)).for("share");
  return trunk && servesLinesOf(trunk, change.place) ? trunk.id : null;
}
