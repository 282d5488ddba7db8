import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bots, sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type Guarded } from "@/lib/domain/assert-version";
import type { UpdateNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { assertEditable, assertVerifiedCallerId, isLanguageMismatch, mismatchWarnings } from "./rules";
import { BOT_FACTS, type Line, lockNumber } from "./select-numbers";
import { lockTransferTrunk } from "./transfer-trunk";

const EDITABLE = [
  "name",
  "language",
  "voiceId",
  "verifiedCallerId",
  "callbackForwardingNumber",
  "transferTrunkId",
] as const;

/**
 * Edits a line's name, language, voice, caller ID, callback number or trunk (product rule 8). Absent fields do not
 * change; an edit that changes nothing records no audit entry.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `caller_id_not_verified`,
 *   `trunk_in_other_organization`, and `edit_conflict` with `details.current` if `version` is not the current one
 */
export async function updateNumber(
  context: Context,
  { version, ...input }: Guarded<UpdateNumberInput>,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:edit");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id, "numbers:edit");
    await assertVersion(line, version, ({ id }) => presentNumberById(tx, context, id));
    assertEditable(line);
    assertVerifiedCallerId(input.verifiedCallerId);
    const trunk = await lockTransferTrunk(tx, context, line, input.transferTrunkId);
    // Read the bot after locking the line: an edit of the bot's languages or greetings updates its lines under that lock.
    const bot = await attachedBot(tx, line);
    const wanted = editedFields(line, input);
    const change = { before: pick(line), after: pick(wanted) };
    const warnings = mismatchWarnings(wanted.language, bot);
    if (difference(change.before, change.after).changes.length === 0)
      return { phoneNumber: await presentNumberById(tx, context, line.id), warnings };
    const changed = await writeNumber(tx, context, line, {
      ...change.after,
      languageMismatch: isLanguageMismatch(wanted.language, bot),
    });
    const names = await trunkNames(tx, line, trunk, input.transferTrunkId);
    await recordNumberAudit(tx, context, line, {
      action: "number.update",
      before: { ...change.before, ...names.before },
      after: { ...change.after, ...names.after },
    });
    return { phoneNumber: presentNumber({ ...changed, bot }), warnings };
  });
}

/** The line with the fields that the input gives, null included. */
function editedFields(line: Line, input: Omit<UpdateNumberInput, "version">): Line {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return { ...line, ...given };
}

function pick(line: Line): Pick<Line, (typeof EDITABLE)[number]> {
  const { name, language, voiceId, verifiedCallerId, callbackForwardingNumber, transferTrunkId } = line;
  return { name, language, voiceId, verifiedCallerId, callbackForwardingNumber, transferTrunkId };
}

/** The trunks' names before and after, for the history; empty if the trunk does not change. */
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
  const [bot] = await tx.select(BOT_FACTS).from(bots).where(eq(bots.id, line.botId));
  return bot ?? null;
}
