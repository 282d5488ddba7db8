import { and, asc, eq, gt, inArray, isNotNull, ne, not, or, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { carrierFindings, carrierListings, phoneNumbers } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { recordNumberAudit, writeNumber } from "@/lib/domain/numbers/change-number";
import { logger } from "@/lib/observability/logger";
import type { OwnedCarrierNumber } from "@/lib/telephony/port";
import { recordProgress } from "./copy-listings";
import { resolvedValues } from "./resolve-findings";
import type { RunRecord, RunTools } from "./run";

const PAGE = 200;
/** How many repairs run at the same time. */
const AT_ONCE = 5;

/**
 * Repairs lines that drifted: wires and labels their numbers at the carrier again, and updates the carrier's id here if
 * it changed. The next run retries what cannot be repaired now.
 * @returns how many lines were repaired
 */
export async function repairDrift(run: RunRecord, tools: RunTools): Promise<number> {
  let repaired = 0;
  for (let after = ""; ; ) {
    const page = await driftedLines(run, after);
    for (let first = 0; first < page.length; first += AT_ONCE) {
      const done = await Promise.all(
        page.slice(first, first + AT_ONCE).map((drifted) => repair(drifted, tools)),
      );
      repaired += done.filter(Boolean).length;
      await recordProgress(run);
    }
    after = page.at(-1)?.listing.number ?? "";
    if (page.length < PAGE) return repaired;
  }
}

function driftedLines(run: RunRecord, after: string) {
  return database()
    .select({ line: phoneNumbers, listing: carrierListings })
    .from(phoneNumbers)
    .innerJoin(
      carrierListings,
      and(eq(carrierListings.runId, run.id), eq(carrierListings.number, phoneNumbers.number)),
    )
    .where(
      and(
        eq(phoneNumbers.carrier, run.carrier),
        inArray(phoneNumbers.status, ["active", "quarantined"]),
        gt(carrierListings.number, after),
        or(
          not(carrierListings.isWired),
          and(isNotNull(phoneNumbers.carrierLabel), ne(carrierListings.label, phoneNumbers.carrierLabel)),
          sql`${carrierListings.carrierNumberId} is distinct from ${phoneNumbers.carrierNumberId}`,
        ),
      ),
    )
    .orderBy(asc(carrierListings.number))
    .limit(PAGE);
}
type Drifted = Awaited<ReturnType<typeof driftedLines>>[number];

async function repair(drifted: Drifted, { carrier, context }: RunTools): Promise<boolean> {
  const { line, listing } = drifted;
  const result = await carrier.numbers.wireNumber(listing.carrierNumberId, line.carrierLabel);
  if (result.ok) return inTransaction((tx) => recordRepair(tx, context, drifted, result.value));
  // Log our reason only: the carrier's own text may contain the number.
  const reason = result.kind === "refused" ? result.reason : result.kind;
  logger({ phoneNumberId: line.id }).warn({ reason }, "Could not repair a line that has drifted");
  return false;
}

/** The fields that differed, each with its values before and after the repair. */
function differences({ line, listing }: Drifted, wired: OwnedCarrierNumber) {
  const all = [
    ["calls", listing.isWired ? wired.callsGoTo : listing.callsGoTo, wired.callsGoTo],
    ["label", listing.label, line.carrierLabel ?? listing.label],
    ["carrierNumberId", line.carrierNumberId, listing.carrierNumberId],
  ] as const;
  return all.filter(([, had, has]) => had !== has);
}

async function recordRepair(
  tx: Transaction,
  context: Context,
  drifted: Drifted,
  wired: OwnedCarrierNumber,
): Promise<boolean> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, drifted.line.id), inArray(phoneNumbers.status, ["active", "quarantined"])))
    .for("update");
  if (!line) return false;
  const changed = differences(drifted, wired);
  const { carrierNumberId, label, number } = drifted.listing;
  await writeNumber(tx, context, line, { carrierNumberId });
  await recordNumberAudit(tx, context, line, {
    action: "number.repaired",
    before: Object.fromEntries(changed.map(([field, had]) => [field, had])),
    after: Object.fromEntries(changed.map(([field, , has]) => [field, has])),
  });
  const at = context.now();
  await tx.insert(carrierFindings).values({
    ...resolvedValues("repaired", context),
    carrier: line.carrier,
    kind: "drifted",
    number,
    carrierNumberId,
    label,
    drift: changed.map(([field]) => field),
    phoneNumberId: line.id,
    createdAt: at,
  });
  return true;
}
