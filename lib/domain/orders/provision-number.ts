import { database } from "@/db/client";
import type { Context } from "@/lib/context";
import { presentNumber } from "@/lib/domain/numbers/present";
import { mismatchWarnings } from "@/lib/domain/numbers/rules";
import { findNumberRow, type NumberRow } from "@/lib/domain/numbers/select-numbers";
import { waitAtMost } from "@/lib/domain/numbers/wait-at-most";
import { env } from "@/lib/env";
import { AppError, type Warning } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import type { Order } from "@/lib/schemas/order";
import type { PhoneNumber, ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrierOf } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { presentOrder } from "./present";
import { findOrderRow } from "./select-orders";
import { clearIntent, placeOrder } from "./start-order";
import type { DoneOrder } from "./step";

const POLL_INTERVAL_MS = 100;

interface Provisioned {
  order: Order;
  phoneNumber: PhoneNumber | null;
}

/**
 * Places an order and advances it, for `ORDER_PATIENCE_MS` at most. After that the worker continues.
 * @returns the order, and its line; the line is null if the order is not done
 * @throws AppError as `placeOrder`
 */
export async function provisionNumber(
  context: Context,
  input: ProvisionNumberInput,
): Promise<Provisioned & { warnings: Warning[] }> {
  const { id, inserted, organization, warnings } = await placeOrder(context, input, { lease: true });
  // For a repeated intent, another process may have the lease. Then this does nothing and `awaitPurchase` polls.
  const advancing = advanceOrder(id, { carrierOf, now: context.now }, inserted?.order ?? null);
  const purchase = await awaitPurchase(context, id, advancing, organization);
  const { order, phoneNumber } = purchase;
  if (order.state === "failed") await clearIntent(order.id, input.intentKey);
  if (!phoneNumber) return { ...purchase, warnings };
  // Warn about the line as it is now: the same intent may come again long after the purchase.
  return { ...purchase, warnings: mismatchWarnings(phoneNumber.language, phoneNumber.bot) };
}

/** The order and its line once the order has ended, waits or stopped; at the latest when the patience ends. */
async function awaitPurchase(
  context: Context,
  orderId: string,
  advancing: Promise<DoneOrder | null>,
  organization: NumberRow["organization"],
): Promise<Provisioned> {
  const { ORDER_PATIENCE_MS: patienceMs } = env();
  const until = performance.now() + patienceMs;
  let failure: unknown;
  const bought = await waitAtMost(patienceMs, advancing, (err) => {
    failure = err;
    logger({ orderId, requestId: context.requestId }).warn(
      { err },
      "An order could not be advanced within its request; the worker continues",
    );
  });
  if (bought) return presentDone(bought, organization);
  for (;;) {
    const order = presentOrder(await findOrderRow(database(), context, orderId));
    const isSettled = order.state === "done" || order.state === "failed" || order.waiting || order.stopped;
    if (isSettled || performance.now() >= until) {
      const row = order.phoneNumberId === null ? null : await findLine(context, order.phoneNumberId);
      return { order, phoneNumber: row && presentNumber(row) };
    }
    if (failure) throw failure;
    // Another process has the lease.
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

/** A finished order and its line, without reading them again. */
function presentDone({ order, line, bot }: DoneOrder, organization: NumberRow["organization"]): Provisioned {
  const names = {
    organization: { id: organization.id, name: organization.name },
    bot: bot && { id: bot.id, name: bot.name },
  };
  return {
    order: presentOrder({ order, ...names }),
    phoneNumber: presentNumber({ line, organization, bot }),
  };
}

/** The line of an order; null if it was released before the same intent came again. */
async function findLine(context: Context, id: string): Promise<NumberRow | null> {
  try {
    return await findNumberRow(database(), context, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
