import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { type Context, systemContext } from "@/lib/context";
import { endQuarantine } from "@/lib/domain/numbers/end-quarantine";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { finishStrayRelease } from "@/lib/domain/reconcile/finish-stray-release";
import { runReconcile } from "@/lib/domain/reconcile/run-reconcile";
import { openRun } from "@/lib/domain/reconcile/start-run";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import type { TestCarrier } from "./carrier";
import { contextOf, makeAccount, makeBot, supportContext, TEST_NOW } from "./factory";

const DAY_MS = 24 * 60 * 60_000;

/** An account and its location with two bots each, their carrier, and the clock they share. */
export interface World {
  carrier: TestCarrier;
  admin: Context;
  support: Context;
  worker: Context;
  orgs: string[];
  bots: string[];
  /** Days since the world began. */
  today: number;
  /** The carrier's ids of numbers that the test bought behind our back. */
  planted: Set<string>;
  /** The carrier's last ledger entry when the world began. */
  ledgerFrom: number;
}

/** Makes a world without any numbers, here or at the carrier. */
export async function makeWorld(testCarrier: TestCarrier): Promise<World> {
  await resetWorld();
  const { account, location } = await makeAccount();
  const bots = await Promise.all([location, location, account, account].map((owner) => makeBot(owner)));
  // An account can own bots and lines itself, so it needs an address like its location.
  await database().execute(
    sql`update organizations set address_line1 = '1 Main St', city = 'Chicago', state = 'IL', zip = '60606' where id = ${account.id}`,
  );
  const world: World = {
    carrier: testCarrier,
    admin: contextOf(account),
    support: supportContext(),
    worker: systemContext("Worker", () => TEST_NOW),
    orgs: [location.id, account.id],
    bots: bots.map(({ id }) => id),
    today: 0,
    planted: new Set(),
    ledgerFrom: await lastEntry(),
  };
  const now = () => new Date(TEST_NOW.getTime() + world.today * DAY_MS);
  for (const context of [world.admin, world.support, world.worker]) context.now = now;
  return world;
}

async function lastEntry(): Promise<number> {
  const { rows } = await database().execute<{ last: string | null }>(
    sql`select max(id) as last from local_carrier.ledger`,
  );
  return Number(rows[0]?.last ?? 0);
}

/** Removes what an earlier world left, because worlds share a database and a carrier. */
async function resetWorld(): Promise<void> {
  await database().execute(sql`delete from local_carrier.numbers`);
  await database().execute(sql`delete from local_carrier.released`);
  await database().delete(carrierFindings);
  await database()
    .update(phoneNumbers)
    .set({ status: "released", botId: null, languageMismatch: false })
    .where(ne(phoneNumbers.status, "released"));
  await database()
    .update(phoneNumberOrders)
    .set({ state: "failed", failure: { code: "given_up", message: "Another world." } })
    .where(inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]));
}

/** Does all of the worker's work at once: advances every open order and release, and ends quarantines that are over. */
export async function workerRounds(world: World): Promise<void> {
  const tools = { carrierOf, context: world.worker };
  const past = sql`clock_timestamp() - interval '1 second'`;
  await database()
    .update(phoneNumberOrders)
    .set({ leaseUntil: past, nextTryAt: null })
    .where(inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]));
  for (const { id } of await openOrders()) await advanceOrder(id, { carrierOf, now: world.worker.now });
  for (const { id, status } of await livingLines()) {
    if (status === "quarantined") await endQuarantine(id, world.worker);
    if (status !== "active") await finishRelease(id, tools);
  }
  const releasing = await database()
    .select({ id: carrierFindings.id })
    .from(carrierFindings)
    .where(eq(carrierFindings.state, "releasing"));
  for (const { id } of releasing) await finishStrayRelease(id, tools);
}

/** Makes one scheduled run against the carrier. */
export async function reconcile(world: World): Promise<void> {
  const asked = { carrier: defaultCarrier().name, trigger: "schedule", acceptLosses: false } as const;
  const { run } = await inTransaction((tx) => openRun(tx, world.worker, asked));
  await runReconcile(run.id, { carrierOf, context: world.worker });
}

export function openOrders() {
  return database()
    .select()
    .from(phoneNumberOrders)
    .where(inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]))
    .orderBy(phoneNumberOrders.id);
}

export function livingLines() {
  return database()
    .select()
    .from(phoneNumbers)
    .where(ne(phoneNumbers.status, "released"))
    .orderBy(phoneNumbers.id);
}

export function openStrays() {
  return database()
    .select()
    .from(carrierFindings)
    .where(and(eq(carrierFindings.kind, "stray"), eq(carrierFindings.state, "open")))
    .orderBy(carrierFindings.id);
}
