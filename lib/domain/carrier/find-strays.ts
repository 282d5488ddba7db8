import { and, asc, eq, gt, inArray, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { carrierFindings, carrierListings, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { carrierLabel } from "@/lib/domain/orders/rules";
import type { CarrierPort } from "@/lib/telephony/port";
import { touch } from "./keep-listings";
import { RunFailed } from "./run-failed";
import type { RunTools } from "./run-reconcile";
import type { RunRecord } from "./start-run";

const PAGE = 500;
const LABEL = /^Linekeeper ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

type Listing = typeof carrierListings.$inferSelect;

/**
 * Finds numbers that the carrier holds for us and that neither a line nor an open purchase has. A purchase keeps its
 * intent before it buys and a release is confirmed after it happened, so a number of ours is never without either; one
 * with a past here is asked for again all the same, since it may have been released while the list was read.
 * @returns how many are new
 */
export async function findStrays(run: RunRecord, { carrier, context }: RunTools): Promise<number> {
  const price = await monthlyPrice(carrier);
  let strays = 0;
  for (let after = ""; ; ) {
    const page = await unclaimed(run, after);
    const last = page.at(-1);
    if (!last) return strays;
    strays += await keep(run, await stillHeld(page, carrier), price, context.now());
    await touch(run);
    after = last.number;
  }
}

/** Without those that had a past here and that the carrier no longer holds. */
async function stillHeld(page: Listing[], carrier: CarrierPort): Promise<Listing[]> {
  const past = await withPast(page);
  const held: Listing[] = [];
  for (const listing of page) {
    const found = past.has(listing.number) ? await carrier.findNumber(listing.number) : null;
    if (found && !found.ok) throw new RunFailed("carrier_unavailable");
    if (!found || found.value) held.push(listing);
  }
  return held;
}

/** A page of the list that nothing of ours has, without what is known to be a stray already. */
function unclaimed(run: RunRecord, after: string): Promise<Listing[]> {
  const open = alias(carrierFindings, "open");
  return database()
    .select()
    .from(carrierListings)
    .where(
      and(
        eq(carrierListings.runId, run.id),
        gt(carrierListings.number, after),
        notClaimed(run),
        notExists(
          database()
            .select({ one: sql`1` })
            .from(open)
            .where(
              and(
                eq(open.carrier, run.carrier),
                eq(open.number, carrierListings.number),
                eq(open.kind, "stray"),
                ne(open.state, "resolved"),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(carrierListings.number))
    .limit(PAGE);
}

/** That neither a living line of the carrier's nor an open purchase has the listed number. */
function notClaimed(run: RunRecord) {
  return and(
    notExists(
      database()
        .select({ one: sql`1` })
        .from(phoneNumbers)
        .where(
          and(
            eq(phoneNumbers.number, carrierListings.number),
            eq(phoneNumbers.carrier, run.carrier),
            ne(phoneNumbers.status, "released"),
          ),
        ),
    ),
    notExists(
      database()
        .select({ one: sql`1` })
        .from(phoneNumberOrders)
        .where(
          and(
            eq(phoneNumberOrders.number, carrierListings.number),
            inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]),
          ),
        ),
    ),
  );
}

/** Of these, the numbers that a line of ours once had, or that a purchase of ours is named on. */
async function withPast(page: Listing[]): Promise<Set<string>> {
  const numbers = page.map((listing) => listing.number);
  const lines = await database()
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(inArray(phoneNumbers.number, numbers), eq(phoneNumbers.status, "released")));
  const labelled = page.filter((listing) => orderIdOf(listing.label) !== null);
  return new Set([...lines, ...labelled].map(({ number }) => number));
}

/** The purchase that a label of ours names. */
function orderIdOf(label: string): string | null {
  return LABEL.exec(label)?.[1] ?? null;
}

/** Keeps what is still unclaimed at this moment. */
async function keep(run: RunRecord, page: Listing[], price: string | null, at: Date): Promise<number> {
  if (page.length === 0) return 0;
  const numbers = page.map((listing) => listing.number);
  const still = await database()
    .select()
    .from(carrierListings)
    .where(and(eq(carrierListings.runId, run.id), inArray(carrierListings.number, numbers), notClaimed(run)));
  if (still.length === 0) return 0;
  const orders = await ordersNamed(still);
  const kept = await database()
    .insert(carrierFindings)
    .values(
      still.map((listing) => ({
        carrier: run.carrier,
        kind: "stray" as const,
        state: "open" as const,
        number: listing.number,
        carrierNumberId: listing.carrierNumberId,
        label: listing.label,
        monthlyPrice: price,
        orderId: orders.get(listing.label) ?? null,
        createdAt: at,
        updatedAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: carrierFindings.id });
  return kept.length;
}

/** The purchases that exist here, by the labels that name them. */
async function ordersNamed(listings: Listing[]): Promise<Map<string, string>> {
  const ids = listings.flatMap(({ label }) => orderIdOf(label) ?? []);
  if (ids.length === 0) return new Map();
  const orders = await database()
    .select({ id: phoneNumberOrders.id })
    .from(phoneNumberOrders)
    .where(inArray(phoneNumberOrders.id, ids));
  return new Map(orders.map((order) => [carrierLabel(order), order.id]));
}
