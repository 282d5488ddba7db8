import { and, asc, eq, gt, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { carrierFindings, carrierListings, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { recordNumberAudit, writeNumber } from "@/lib/domain/numbers/change-number";
import { logger } from "@/lib/observability/logger";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { touch } from "./keep-listings";
import type { RunTools } from "./run-reconcile";
import { settled } from "./settle";
import type { RunRecord } from "./start-run";

const PAGE = 200;
/** Repairs under way at once. */
const AT_ONCE = 5;

/**
 * Sets right what the carrier has otherwise than we told it: where calls go, what the number is called, and our own
 * note of the carrier's id. What cannot be repaired now is found again next time.
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
      await touch(run);
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
          sql`${carrierListings.webhookUrl} is distinct from ${numberWebhookUrl()}`,
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
  const result = await carrier.configureNumber(listing.carrierNumberId, {
    webhookUrl: numberWebhookUrl(),
    ...(line.carrierLabel === null ? {} : { friendlyName: line.carrierLabel }),
  });
  if (result.ok) return inTransaction((tx) => keep(tx, context, drifted));
  // Without the carrier's own words, which may name the number.
  const reason = result.kind === "refused" ? result.reason : result.kind;
  logger({ phoneNumberId: line.id }).warn({ reason }, "A number that has drifted could not be set right");
  return false;
}

/** Fields that differ, with what the carrier had and what it has now. */
function differences({ line, listing }: Drifted) {
  const webhookUrl = numberWebhookUrl();
  const all = [
    ["webhookUrl", listing.webhookUrl, webhookUrl],
    ["label", listing.label, line.carrierLabel ?? listing.label],
    ["carrierNumberId", line.carrierNumberId, listing.carrierNumberId],
  ] as const;
  return all.filter(([, had, has]) => had !== has);
}

async function keep(tx: Transaction, context: Context, drifted: Drifted): Promise<boolean> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, drifted.line.id), inArray(phoneNumbers.status, ["active", "quarantined"])))
    .for("update");
  if (!line) return false;
  const changed = differences(drifted);
  const { carrierNumberId, label, number } = drifted.listing;
  await writeNumber(tx, context, line, { carrierNumberId });
  await recordNumberAudit(tx, context, line, {
    action: "number.repaired",
    before: Object.fromEntries(changed.map(([field, had]) => [field, had])),
    after: Object.fromEntries(changed.map(([field, , has]) => [field, has])),
  });
  const at = context.now();
  await tx.insert(carrierFindings).values({
    ...settled("repaired", context),
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
