import { and, asc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import {
  carrierFindings,
  carrierListings,
  carrierRuns,
  phoneNumberOrders,
  phoneNumbers,
} from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import type { Resolution } from "@/lib/constants/carrier";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { type Context, signatureOf } from "@/lib/context";
import { recordNumberAudit, writeNumber } from "@/lib/domain/numbers/change-number";
import { recordProgress } from "./copy-listings";
import type { RunRecord, RunTools } from "./run";

const PAGE = 500;

/**
 * Resolves findings that no longer apply: strays that the carrier no longer lists or that are now claimed here, and
 * lost lines that were released.
 * @returns how many strays it resolved
 */
export async function resolveStaleFindings(run: RunRecord, { context }: RunTools): Promise<number> {
  const { number, carrier, kind, state } = carrierFindings;
  const listed = sql`exists (select 1 from ${carrierListings} where ${carrierListings.runId} = ${run.id}
    and ${carrierListings.number} = ${number})`;
  // If this run was abandoned, another process may have deleted its listings, and every stray would look gone.
  const isRunning = sql`exists (select 1 from ${carrierRuns} where ${carrierRuns.id} = ${run.id}
    and ${eq(carrierRuns.state, "running")})`;
  const claimed = sql`(exists (select 1 from ${phoneNumbers} where ${phoneNumbers.number} = ${number}
      and ${eq(phoneNumbers.carrier, run.carrier)} and ${ne(phoneNumbers.status, "released")})
    or exists (select 1 from ${phoneNumberOrders} where ${phoneNumberOrders.number} = ${number}
      and ${inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])}))`;
  const gone = await database()
    .update(carrierFindings)
    .set(resolvedValues("gone", context))
    .where(
      and(
        eq(carrier, run.carrier),
        eq(kind, "stray"),
        eq(state, "open"),
        isRunning,
        or(sql`not ${listed}`, claimed),
      ),
    )
    .returning({ id: carrierFindings.id });
  await database()
    .update(carrierFindings)
    .set(resolvedValues("released", context))
    .where(
      and(
        eq(carrier, run.carrier),
        eq(kind, "lost"),
        ne(state, "resolved"),
        sql`exists (select 1 from ${phoneNumbers} where ${phoneNumbers.id} = ${carrierFindings.phoneNumberId}
          and ${eq(phoneNumbers.status, "released")})`,
      ),
    );
  return gone.length;
}

/** The columns of a resolved finding. */
export function resolvedValues(resolution: Resolution, context: Context) {
  const at = context.now();
  return {
    state: "resolved" as const,
    resolution,
    resolvedBy: signatureOf(context.actor),
    resolvedAt: at,
    updatedAt: at,
  };
}

/**
 * Sets lost lines that the carrier lists again back to their earlier status, active or quarantined.
 * @returns how many lines
 */
export async function markFoundLines(run: RunRecord, { context }: RunTools): Promise<number> {
  let found = 0;
  for (;;) {
    const page = await database()
      .select({ id: phoneNumbers.id, carrierNumberId: carrierListings.carrierNumberId })
      .from(phoneNumbers)
      .innerJoin(
        carrierListings,
        and(eq(carrierListings.runId, run.id), eq(carrierListings.number, phoneNumbers.number)),
      )
      .where(and(eq(phoneNumbers.carrier, run.carrier), eq(phoneNumbers.status, "lost")))
      .orderBy(asc(phoneNumbers.id))
      .limit(PAGE);
    if (page.length === 0) return found;
    for (const line of page) await inTransaction((tx) => markFound(tx, context, line));
    found += page.length;
    await recordProgress(run);
  }
}

async function markFound(
  tx: Transaction,
  context: Context,
  { id, carrierNumberId }: { id: string; carrierNumberId: string },
): Promise<void> {
  const [line] = await tx
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, id), eq(phoneNumbers.status, "lost")))
    .for("update");
  if (!line) return;
  const status = line.quarantinedUntil ? "quarantined" : "active";
  await writeNumber(tx, context, line, { status, carrierNumberId });
  await recordNumberAudit(tx, context, line, {
    action: "number.found",
    before: { status: "lost" },
    after: { status },
  });
  await tx
    .update(carrierFindings)
    .set(resolvedValues("found", context))
    .where(
      and(
        eq(carrierFindings.phoneNumberId, id),
        eq(carrierFindings.kind, "lost"),
        ne(carrierFindings.state, "resolved"),
      ),
    );
}
