import { and, asc, count, eq, gt, inArray, notExists, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { carrierFindings, carrierListings, phoneNumbers } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { recordNumberAudit, writeNumber } from "@/lib/domain/numbers/change-number";
import { recordProgress } from "./copy-listings";
import { isBelievable } from "./rules";
import type { RunRecord, RunTools } from "./run";
import { RunFailed, runFailureOf } from "./run-failed";

const PAGE = 200;
/** Statuses of lines that the carrier must have; a releasing line is left to its release. */
const HELD = ["active", "quarantined"] as const;

/**
 * Marks lines lost that the carrier no longer has. Asks for each number again first, because it may have been bought
 * after the list was read. If suspiciously many lines are missing, marks none: with the wrong carrier account, this
 * would silence every practice.
 * @returns how many lines are newly lost, and how many missing lines were doubted and left alone
 */
export async function findLost(
  run: RunRecord,
  { carrier, context }: RunTools,
): Promise<{ lost: number; doubted: number }> {
  const missing = await missingCount(run);
  if (!run.acceptLosses && !isBelievable(missing)) return { lost: 0, doubted: missing.missing };
  let lost = 0;
  for (let after: string | undefined; ; ) {
    const page = await missingLines(run, after);
    for (const line of page) {
      const held = await carrier.numbers.findNumber(line.number);
      if (!held.ok) throw new RunFailed(runFailureOf(held));
      if (!held.value && (await inTransaction((tx) => markLost(tx, context, line.id)))) lost++;
      await recordProgress(run);
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return { lost, doubted: 0 };
  }
}

function isMissing(run: RunRecord) {
  return and(
    eq(phoneNumbers.carrier, run.carrier),
    inArray(phoneNumbers.status, [...HELD]),
    notExists(
      database()
        .select({ one: sql`1` })
        .from(carrierListings)
        .where(and(eq(carrierListings.runId, run.id), eq(carrierListings.number, phoneNumbers.number))),
    ),
  );
}

async function missingCount(run: RunRecord): Promise<{ missing: number; held: number }> {
  const [missing] = await database().select({ lines: count() }).from(phoneNumbers).where(isMissing(run));
  const [held] = await database()
    .select({ lines: count() })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.carrier, run.carrier), inArray(phoneNumbers.status, [...HELD])));
  return { missing: missing?.lines ?? 0, held: held?.lines ?? 0 };
}

function missingLines(run: RunRecord, after: string | undefined) {
  return database()
    .select({ id: phoneNumbers.id, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(isMissing(run), after ? gt(phoneNumbers.id, after) : undefined))
    .orderBy(asc(phoneNumbers.id))
    .limit(PAGE);
}

async function markLost(tx: Transaction, context: Context, id: string): Promise<boolean> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, id), inArray(phoneNumbers.status, [...HELD])))
    .for("update");
  if (!line) return false;
  await writeNumber(tx, context, line, { status: "lost" });
  await recordNumberAudit(tx, context, line, {
    action: "number.lost",
    before: { status: line.status },
    after: { status: "lost" },
  });
  const at = context.now();
  await tx
    .insert(carrierFindings)
    .values({
      carrier: line.carrier,
      kind: "lost",
      state: "open",
      number: line.number,
      carrierNumberId: line.carrierNumberId ?? "",
      label: line.carrierLabel,
      monthlyPrice: line.monthlyPrice,
      phoneNumberId: line.id,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing();
  return true;
}
