import { database } from "@/db/client";
import type { Context } from "@/lib/context";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import type { Bought } from "@/lib/domain/orders/keep-line";
import { presentOrder } from "@/lib/domain/orders/present";
import { findOrderRow } from "@/lib/domain/orders/select-orders";
import { forgetIntent, placeOrder } from "@/lib/domain/orders/start-order";
import { AppError, type Warning } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import type { Order, PhoneNumber, ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { within } from "./patience";
import { presentNumber } from "./present";
import { mismatchWarnings } from "./rules";
import { findNumberRow, type NumberRow } from "./select-numbers";

/** A request waits this long for its number; after that the answer is the order, which goes on. */
const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 100;

interface Purchase {
  order: Order;
  phoneNumber: PhoneNumber | null;
}

/**
 * Buys a number and waits for it, 8 seconds at most.
 * @returns the order, and the line once it is there; null while the purchase goes on without the caller
 * @throws AppError as `placeOrder`
 */
export async function provisionNumber(
  context: Context,
  input: ProvisionNumberInput,
): Promise<Purchase & { warnings: Warning[] }> {
  const { id, held, organization, warnings } = await placeOrder(context, input, { held: true });
  // For a repeated intent the worker may have it already; then this does nothing and its steps are watched.
  const advancing = advanceOrder(id, { carrier: carrier(), now: context.now }, held);
  const purchase = await settled(context, id, advancing, organization);
  const { order, phoneNumber } = purchase;
  if (order.failure?.code === "carrier_unavailable") await forgetIntent(order.id, input.intentKey);
  if (!phoneNumber) return { ...purchase, warnings };
  // As the line is now: the same intent may come again long after it was bought.
  return { ...purchase, warnings: mismatchWarnings(phoneNumber.language, phoneNumber.bot) };
}

/** The purchase once it has come to rest, or as far as it is when the patience ends. */
async function settled(
  context: Context,
  orderId: string,
  advancing: Promise<Bought | null>,
  organization: NumberRow["organization"],
): Promise<Purchase> {
  const until = performance.now() + PATIENCE_MS;
  let failure: unknown;
  const bought = await within(PATIENCE_MS, advancing, (err) => {
    failure = err;
    logger({ orderId, requestId: context.requestId }).warn(
      { err },
      "A purchase failed to go on within its request; the worker goes on",
    );
  });
  if (bought) return justBought(bought, organization);
  for (;;) {
    const order = presentOrder(await findOrderRow(database(), context, orderId));
    const isSettled = order.state === "done" || order.state === "failed" || order.waiting || order.stopped;
    if (isSettled || performance.now() >= until) {
      const row = order.phoneNumberId === null ? null : await livingLine(context, order.phoneNumberId);
      return { order, phoneNumber: row && presentNumber(row) };
    }
    if (failure) throw failure;
    // It is in the hands of another process.
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** A purchase as it was kept just now, with nothing read again. */
function justBought({ order, line, bot }: Bought, organization: NumberRow["organization"]): Purchase {
  const names = {
    organization: { id: organization.id, name: organization.name },
    bot: bot && { id: bot.id, name: bot.name },
  };
  return {
    order: presentOrder({ order, ...names }),
    phoneNumber: presentNumber({ line, organization, bot }),
  };
}

/** The line that was bought; null when the same intent comes again after its release. */
async function livingLine(context: Context, id: string): Promise<NumberRow | null> {
  try {
    return await findNumberRow(database(), context, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
