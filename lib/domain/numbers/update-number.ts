import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion } from "@/lib/domain/assert-version";
import type { UpdateNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { assertEditable, assertVerifiedCallerId, isLanguageMismatch, mismatchWarnings } from "./rules";
import { type Line, lockNumber } from "./select-numbers";
import { trunkFor } from "./transfer-trunk";

const EDITABLE = [
  "name",
  "language",
  "voiceId",
  "verifiedCallerId",
  "callbackForwardingNumber",
  "transferTrunkId",
] as const;

/**
 * Changes a line's name, language, voice, caller ID, callback number or trunk (product rule 8). What is absent stays; a save
 * that changes nothing leaves no trace.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `caller_id_not_verified`, `trunk_in_other_organization`, and `edit_conflict` with
 *   `details.current` when `version` is not the present one
 */
export async function updateNumber(context: Context, input: UpdateNumberInput): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id);
    requirePermission(context, "numbers:edit", line);
    await assertVersion(line, input.version, ({ id }) => presentedNumber(tx, context, id));
    assertEditable(line);
    assertVerifiedCallerId(input.verifiedCallerId);
    const trunk = await trunkFor(tx, context, line, input.transferTrunkId);
    // Read after the line's lock: an edit of the bot's languages brings all of its lines in step under that lock.
    const bot = await attachedBot(tx, line);
    const wanted = editedFields(line, input);
    const change = { before: pick(line), after: pick(wanted) };
    if (difference(change.before, change.after).changes.length > 0) {
      await writeNumber(tx, context, line, {
        ...change.after,
        languageMismatch: isLanguageMismatch(wanted.language, bot),
      });
      const names = await trunkNames(tx, line, trunk, input.transferTrunkId);
      await recordNumberAudit(tx, context, line, {
        action: "number.update",
        before: { ...change.before, ...names.before },
        after: { ...change.after, ...names.after },
      });
    }
    return {
      phoneNumber: await presentedNumber(tx, context, line.id),
      warnings: mismatchWarnings(wanted.language, bot),
    };
  });
}

/** The line as it is to be: fields of the input where they are given, null included. */
function editedFields(line: Line, input: UpdateNumberInput): Line {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return { ...line, ...given };
}

function pick(line: Line): Pick<Line, (typeof EDITABLE)[number]> {
  const { name, language, voiceId, verifiedCallerId, callbackForwardingNumber, transferTrunkId } = line;
  return { name, language, voiceId, verifiedCallerId, callbackForwardingNumber, transferTrunkId };
}

/** The names of the trunks before and after, for the history, where the edit is about the trunk. */
async function trunkNames(
  tx: Transaction,
  line: Line,
  trunk: { name: string } | null,
  asked: string | null | undefined,
): Promise<{ before: object; after: object }> {
  if (asked === undefined || asked === line.transferTrunkId) return { before: {}, after: {} };
  const earlier = line.transferTrunkId === null ? null : await trunkName(tx, line.transferTrunkId);
  return { before: { trunkName: earlier }, after: { trunkName: trunk?.name ?? null } };
}

async function trunkName(tx: Transaction, id: string): Promise<string | null> {
  const [trunk] = await tx.select({ name: sipTrunks.name }).from(sipTrunks).where(eq(sipTrunks.id, id));
  return trunk?.name ?? null;
}

async function attachedBot(tx: Transaction, line: Line) {
  if (line.botId === null) return null;
  const [bot] = await tx
    .select({ name: bots.name, languages: bots.languages })
    .from(bots)
    .where(eq(bots.id, line.botId));
  return bot ?? null;
}
