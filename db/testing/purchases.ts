import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { advanceOrder, type StepOutcome, type StepTools } from "@/lib/domain/orders/advance-order";
import { buyNumber } from "@/lib/domain/orders/buy-number";
import { chooseNumber } from "@/lib/domain/orders/choose-number";
import type { Bought } from "@/lib/domain/orders/keep-line";
import { takeLease } from "@/lib/domain/orders/lease";
import type { OrderRecord } from "@/lib/domain/orders/select-orders";
import { startOrder } from "@/lib/domain/orders/start-order";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { contextOf, inDays, makeAccount, wishFor } from "./factory";

/** The moment of every step: a day after the purchase was asked for. */
export const LATER = inDays(1);

export const REFUSED = { kind: "refuse", status: 401, code: 20003 } as const;
export const BUSY = { kind: "refuse", status: 429, code: 20429, retryAfter: 40 } as const;
export const GONE = { kind: "refuse", status: 404, code: 20404 } as const;
export const SOLD = { kind: "refuse", status: 400, code: 21422 } as const;

/** What a step is given, by the process that took the order into its state unless told otherwise. */
export function tools(fresh = true): StepTools {
  return { carrier: carrier(), now: () => LATER, fresh };
}

/** Moves a purchase on as the worker would, at that moment. */
export function advance(id: string, now: Clock = () => LATER): Promise<Bought | null> {
  return advanceOrder(id, { carrier: carrier(), now });
}

/** An account with a location, and what its admin asks for there. */
export async function wish(values: Partial<ProvisionNumberInput> = {}, by: Partial<Context> = {}) {
  const { account, location } = await makeAccount();
  return { account, location, context: contextOf(account, "admin", by), input: wishFor(location.id, values) };
}

/** A purchase that was asked for and not begun. */
export async function started(values: Partial<ProvisionNumberInput> = {}, by: Partial<Context> = {}) {
  const { account, location, context, input } = await wish(values, by);
  const { order } = await startOrder(context, input);
  return { account, location, context, id: order.id };
}

/** The order as it is kept. */
export async function orderRow(id: string): Promise<OrderRecord> {
  const [row] = await database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.id, id));
  if (!row) throw new Error("There is no such order.");
  return row;
}

/** The jobs that are to move an order on: what they are given, and the seconds until they run. */
export async function orderJobs(id: string) {
  const { rows } = await database().execute<{ task: string; payload: object; seconds: number }>(
    sql`select task_identifier as task, payload,
        extract(epoch from jobs.run_at - clock_timestamp())::float8 as seconds
      from graphile_worker.jobs join graphile_worker._private_jobs using (id)
      where jobs.key = ${`order:${id}`}`,
  );
  return rows;
}

export async function change(id: string, values: Partial<typeof phoneNumberOrders.$inferInsert>) {
  await database().update(phoneNumberOrders).set(values).where(eq(phoneNumberOrders.id, id));
}

/** Lets the order go on at once, whoever holds it and whatever it waits for. */
export async function free(id: string): Promise<void> {
  await change(id, { nextTryAt: null, leaseUntil: null });
}

export async function leased(id: string): Promise<OrderRecord> {
  const order = await takeLease(id);
  if (!order) throw new Error("The lease was not given.");
  return order;
}

/** The order after a step that has moved it. */
export async function moved(step: Promise<StepOutcome>): Promise<OrderRecord> {
  const outcome = await step;
  if (outcome.kind !== "moved") throw new Error(`The step came to ${outcome.kind}.`);
  return outcome.order;
}

/** The order with the number that it is to buy. */
export async function chosen(id: string): Promise<OrderRecord> {
  return moved(chooseNumber(await leased(id), tools()));
}

/** The order with the number bought. */
export async function bought(id: string): Promise<OrderRecord> {
  return moved(buyNumber(await chosen(id), tools()));
}
