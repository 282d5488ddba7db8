import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { enqueueJob } from "@/lib/jobs/queue";
import type { QuarantineNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, recordNumberAudit, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { assertQuarantinable, daysAfter, type Quarantine } from "./rules";
import { botName, type Line, lockNumber, type NumberRow } from "./select-numbers";

/**
 * Detaches a line and schedules its release (product rule 9). Until then the line keeps its number and slot, and
 * `restoreNumber` undoes the quarantine. A second call can change the plan or the number of days, which count from that
 * call; with the same values nothing changes.
 * @throws AppError `not_found`, `forbidden`, `number_not_active`, `validation_failed` for a line forwarded to itself;
 *   `edit_conflict` if `version` is not the current one
 */
export async function quarantineNumber(
  context: Context,
  input: QuarantineNumberInput & IfVersion,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const line = await lockNumber(tx, context, input.id, "numbers:release");
    await assertVersion(line, input.version, ({ id }) => presentNumberById(tx, context, id));
    const wanted: Quarantine = {
      quarantineDays: input.days,
      quarantineForwardTo: input.plan.kind === "forward" ? input.plan.to : null,
    };
    const verdict = assertQuarantinable(line, wanted);
    if (verdict === "unchanged")
      return { phoneNumber: await presentNumberById(tx, context, line.id), warnings: [] };
    const write = verdict === "quarantine" ? quarantine : change;
    const changed = await write(tx, context, line, { ...wanted, days: input.days });
    return { phoneNumber: presentNumber({ ...changed, bot: null }), warnings: [] };
  });
}

type Wanted = Quarantine & { days: number };

async function quarantine(
  tx: Transaction,
  context: Context,
  line: Line,
  { days, ...wanted }: Wanted,
): Promise<Omit<NumberRow, "bot">> {
  const quarantinedUntil = daysAfter(context.now(), days);
  const changed = await writeNumber(tx, context, line, {
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
  return changed;
}

async function change(
  tx: Transaction,
  context: Context,
  line: Line,
  { days, ...wanted }: Wanted,
): Promise<Omit<NumberRow, "bot">> {
  const isRescheduled = line.quarantineDays !== days;
  const quarantinedUntil = isRescheduled ? daysAfter(context.now(), days) : line.quarantinedUntil;
  const changed = await writeNumber(tx, context, line, { ...wanted, quarantinedUntil });
  await recordNumberAudit(tx, context, line, {
    action: "number.quarantine",
    before: factsOf(line),
    after: factsOf({ ...wanted, quarantinedUntil }),
  });
  if (isRescheduled) await enqueueEnd(tx, line, days);
  return changed;
}

function factsOf(line: Quarantine & { quarantinedUntil: Date | null }) {
  return {
    quarantineDays: line.quarantineDays,
    quarantinedUntil: line.quarantinedUntil?.toISOString() ?? null,
    forwardTo: line.quarantineForwardTo,
  };
}

/**
 * Replaces the job of an earlier quarantine. When the job runs, the line's own row decides whether its time is over.
 */
function enqueueEnd(tx: Transaction, line: Line, days: number): Promise<void> {
  const inMs = daysAfter(new Date(0), days).getTime();
  return enqueueJob(
    tx,
    "numbers.end_quarantine",
    { phoneNumberId: line.id },
    { key: `quarantine:${line.id}`, inMs },
  );
}
