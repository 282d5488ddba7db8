import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { buyNumber } from "@/lib/domain/orders/buy-number";
import { chooseNumber } from "@/lib/domain/orders/choose-number";
import { takeLease } from "@/lib/domain/orders/lease";
import type { OrderRecord } from "@/lib/domain/orders/select-orders";
import { startOrder } from "@/lib/domain/orders/start-order";
import type { DoneOrder, StepOutcome, StepTools } from "@/lib/domain/orders/step";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { contextOf, inDays, makeAccount, provisionInput } from "./factory";

/** The time at which steps run: a day after the order was placed. */
export const LATER = inDays(1);

export const REFUSED = { kind: "refuse", status: 401, code: 20003 } as const;
export const BUSY = { kind: "refuse", status: 429, code: 20429, retryAfter: 40 } as const;
export const GONE = { kind: "refuse", status: 404, code: 20404 } as const;
export const SOLD = { kind: "refuse", status: 400, code: 21422 } as const;

/** The tools of a step. `isFirstTry` says that this process moved the order into its state. */
export function stepTools(isFirstTry = true): StepTools {
  return { carrier: defaultCarrier(), now: () => LATER, isFirstTry };
}

/** Advances an order as the worker would. */
export function advance(id: string, now: Clock = () => LATER): Promise<DoneOrder | null> {
  return advanceOrder(id, { carrierOf, now });
}

/** Makes an account with a location, its admin's context, and the input for provisioning a number there. */
export async function makeBuyer(values: Partial<ProvisionNumberInput> = {}, by: Partial<Context> = {}) {
  const { account, location } = await makeAccount();
  return {
    account,
    location,
    context: contextOf(account, "admin", by),
    input: provisionInput(location.id, values),
  };
}

/** Places an order without advancing it. */
export async function placedOrder(values: Partial<ProvisionNumberInput> = {}, by: Partial<Context> = {}) {
  const { account, location, context, input } = await makeBuyer(values, by);
  const { order } = await startOrder(context, input);
  return { account, location, context, id: order.id };
}

/** An order that failed at this moment, because the carrier had no numbers. */
export async function makeFailedOrder(
  place: { id: string; accountId: string },
  at: Date,
  values: Partial<typeof phoneNumberOrders.$inferInsert> = {},
): Promise<OrderRecord> {
  const [row] = await database()
    .insert(phoneNumberOrders)
    .values({
      orgId: place.id,
      accountId: place.accountId,
      state: "failed",
      failure: { code: "no_numbers_available", message: "None." },
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCodes: ["312"],
      carrier: "local",
      actorType: "user",
      actorName: "A. Admin",
      requestId: "test",
      finishedAt: at,
      createdAt: at,
      updatedAt: at,
      ...values,
    })
    .returning();
  if (!row) throw new Error("No order was made.");
  return row;
}

/** The row of an order. */
export async function orderRow(id: string): Promise<OrderRecord> {
  const [row] = await database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.id, id));
  if (!row) throw new Error("There is no such order.");
  return row;
}

/** The waiting jobs of an order, with their payload and the seconds until they run. */
export async function orderJobs(id: string) {
  const { rows } = await database().execute<{ task: string; payload: object; seconds: number }>(
    sql`select task_identifier as task, payload,
        extract(epoch from jobs.run_at - clock_timestamp())::float8 as seconds
      from graphile_worker.jobs join graphile_worker._private_jobs using (id)
      where jobs.key = ${`order:${id}`}`,
  );
  return rows;
}

/** Changes the row of an order. */
export async function updateOrder(id: string, values: Partial<typeof phoneNumberOrders.$inferInsert>) {
  await database().update(phoneNumberOrders).set(values).where(eq(phoneNumberOrders.id, id));
}

/** Ends an order's lease and wait, so that it can be advanced at once. */
export async function freeOrder(id: string): Promise<void> {
  await updateOrder(id, { nextTryAt: null, leaseUntil: null });
}

/** Leases an order. */
export async function leasedOrder(id: string): Promise<OrderRecord> {
  const order = await takeLease(id);
  if (!order) throw new Error("The order could not be leased.");
  return order;
}

/** The order after a step that moved it. */
export async function orderAfter(step: Promise<StepOutcome>): Promise<OrderRecord> {
  const outcome = await step;
  if (outcome.kind !== "moved") throw new Error(`The step ended as ${outcome.kind}.`);
  return outcome.order;
}

/** The order after it has chosen a number. */
export async function chosenOrder(id: string): Promise<OrderRecord> {
  return orderAfter(chooseNumber(await leasedOrder(id), stepTools()));
}

/** The order after it has bought its number. */
export async function boughtOrder(id: string): Promise<OrderRecord> {
  return orderAfter(buyNumber(await chosenOrder(id), stepTools()));
}
