import { and, asc, eq, gt, inArray, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { carrierFindings, carrierListings, phoneNumberOrders, phoneNumbers } from "@/db/schema/index";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { carrierLabel, labeledOrderId } from "@/lib/domain/orders/rules";
import type { Carrier } from "@/lib/telephony/port";
import { recordProgress } from "./copy-listings";
import type { RunRecord, RunTools } from "./run";
import { RunFailed, runFailureOf } from "./run-failed";

const PAGE = 500;

type Listing = typeof carrierListings.$inferSelect;

/**
 * Finds strays: numbers that the carrier holds for us and that neither a line nor an open order claims. An order
 * commits its number before it buys, and a line is marked released only after the carrier confirms, so our own numbers
 * are always claimed. Numbers with a history here are checked again, because they may have been released while the list
 * was read.
 * @returns how many strays are new
 */
export async function findStrays(run: RunRecord, { carrier, context }: RunTools): Promise<number> {
  const price = await monthlyPrice(carrier);
  let strays = 0;
  for (let after = ""; ; ) {
    const page = await selectUnclaimed(run, after);
    const last = page.at(-1);
    if (!last) return strays;
    strays += await insertFindings(run, await stillHeld(page, carrier), price, context.now());
    await recordProgress(run);
    after = last.number;
  }
}

/** Leaves out numbers with a history here that the carrier no longer holds. */
async function stillHeld(page: Listing[], carrier: Carrier): Promise<Listing[]> {
  const past = await numbersWithHistory(page);
  const held: Listing[] = [];
  for (const listing of page) {
    const found = past.has(listing.number) ? await carrier.numbers.findNumber(listing.number) : null;
    if (found && !found.ok) throw new RunFailed(runFailureOf(found));
    if (!found || found.value) held.push(listing);
  }
  return held;
}

/** A page of listed numbers that nobody claims, without known strays. */
function selectUnclaimed(run: RunRecord, after: string): Promise<Listing[]> {
  const open = alias(carrierFindings, "open");
  return database()
    .select()
    .from(carrierListings)
    .where(
      and(
        eq(carrierListings.runId, run.id),
        gt(carrierListings.number, after),
        isUnclaimed(run),
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

/** The condition that neither a living line of the run's carrier nor an open order claims the listed number. */
function isUnclaimed(run: RunRecord) {
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

/** The listed numbers that a released line had or whose label names an order. */
async function numbersWithHistory(page: Listing[]): Promise<Set<string>> {
  const numbers = page.map((listing) => listing.number);
  const lines = await database()
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(inArray(phoneNumbers.number, numbers), eq(phoneNumbers.status, "released")));
  const labeled = page.filter((listing) => labeledOrderId(listing.label) !== null);
  return new Set([...lines, ...labeled].map(({ number }) => number));
}

/** Inserts a finding for every listed number that is still unclaimed. */
async function insertFindings(
  run: RunRecord,
  page: Listing[],
  price: string | null,
  at: Date,
): Promise<number> {
  if (page.length === 0) return 0;
  const numbers = page.map((listing) => listing.number);
  const still = await database()
    .select()
    .from(carrierListings)
    .where(
      and(eq(carrierListings.runId, run.id), inArray(carrierListings.number, numbers), isUnclaimed(run)),
    );
  if (still.length === 0) return 0;
  const orders = await findLabeledOrders(still);
  const inserted = await database()
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
  return inserted.length;
}

/** The ids of existing orders, by the labels that name them. */
async function findLabeledOrders(listings: Listing[]): Promise<Map<string, string>> {
  const ids = listings.flatMap(({ label }) => labeledOrderId(label) ?? []);
  if (ids.length === 0) return new Map();
  const orders = await database()
    .select({ id: phoneNumberOrders.id })
    .from(phoneNumberOrders)
    .where(inArray(phoneNumberOrders.id, ids));
  return new Map(orders.map((order) => [carrierLabel(order), order.id]));
}
