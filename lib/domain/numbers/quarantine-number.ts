import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { enqueueJob } from "@/lib/jobs/queue";
import type { QuarantineNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentedNumber, recordNumberAudit, writeNumber } from "./change-number";
import { botName } from "./connect-bot";
import { assertQuarantinable, daysAfter, type Quarantine } from "./rules";
import { type Line, lockNumber } from "./select-numbers";

/**
 * Sets a day on which a line is released, and detaches it (product rule 9). Until then it keeps its number and its
 * slot, and `restoreNumber` undoes it. Asked for again with other days, counted from now, or another plan, it is
 * changed; with the same ones it stays as it is.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `validation_failed` for a line forwarded to itself;
 *   `edit_conflict` when `version` is not the present one
 */
export async function quarantineNumber(
  context: Context,
  input: QuarantineNumberInput & IfVersion,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id);
    requirePermission(context, "numbers:release", line);
    await assertVersion(line, input.version, ({ id }) => presentedNumber(tx, context, id));
    const wanted: Quarantine = {
      quarantineDays: input.days,
      quarantineForwardTo: input.plan.kind === "forward" ? input.plan.to : null,
    };
    const verdict = assertQuarantinable(line, wanted);
    if (verdict === "quarantine") await quarantine(tx, context, line, { ...wanted, days: input.days });
    if (verdict === "change") await change(tx, context, line, { ...wanted, days: input.days });
    return { phoneNumber: await presentedNumber(tx, context, line.id), warnings: [] };
  });
}

type Wanted = Quarantine & { days: number };

async function quarantine(
  tx: Transaction,
  context: Context,
  line: Line,
  { days, ...wanted }: Wanted,
): Promise<void> {
  const quarantinedUntil = daysAfter(context.now(), days);
  await writeNumber(tx, context, line, {
    ...wanted,
    status: "quarantined",
    quarantinedUntil,
    quarantinedBotId: line.botId,
    botId: null,
    languageMismatch: false,
    attachedAt: null,
    detachedAt: line.botId === null ? line.detachedAt : context.now(),
  });
  await recordNumberAudit(tx, context, line, {
    action: "number.quarantine",
    before: {
      status: line.status,
      ...factsOf({ quarantineDays: null, quarantineForwardTo: null, quarantinedUntil: null }),
      botId: line.botId,
      botName: line.botId === null ? null : await botName(tx, line.botId),
    },
    after: {
      status: "quarantined",
      ...factsOf({ ...wanted, quarantinedUntil }),
      botId: null,
      botName: null,
    },
  });
  await enqueueEnd(tx, line, days);
}

async function change(
  tx: Transaction,
  context: Context,
  line: Line,
  { days, ...wanted }: Wanted,
): Promise<void> {
  const isMoved = line.quarantineDays !== days;
  const quarantinedUntil = isMoved ? daysAfter(context.now(), days) : line.quarantinedUntil;
  await writeNumber(tx, context, line, { ...wanted, quarantinedUntil });
  await recordNumberAudit(tx, context, line, {
    action: "number.quarantine",
    before: factsOf(line),
    after: factsOf({ ...wanted, quarantinedUntil }),
  });
  if (isMoved) await enqueueEnd(tx, line, days);
}

function factsOf(line: Quarantine & { quarantinedUntil: Date | null }) {
  return {
    quarantineDays: line.quarantineDays,
    quarantinedUntil: line.quarantinedUntil?.toISOString() ?? null,
    forwardTo: line.quarantineForwardTo,
  };
}

/** Replaces the job of an earlier quarantine. Whether the time is over is judged when it runs, by the line itself. */
function enqueueEnd(tx: Transaction, line: Line, days: number): Promise<void> {
  const inMs = daysAfter(new Date(0), days).getTime();
  return enqueueJob(
    tx,
    "numbers.end_quarantine",
    { phoneNumberId: line.id },
    { key: `quarantine:${line.id}`, inMs },
  );
}
