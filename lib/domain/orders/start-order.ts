import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { bots, phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { isKeyIntent } from "@/lib/constants/intents";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { assertSameOrganization, assertVerifiedCallerId, mismatchWarnings } from "@/lib/domain/numbers/rules";
import { BOT_FACTS, lockBotToAttach } from "@/lib/domain/numbers/select-numbers";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { missingFields } from "@/lib/domain/organizations/rules";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import { AppError, type Warning } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order } from "@/lib/schemas/order";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { chooseAreaCodes, insertOrder } from "./insert-order";
import { presentOrder } from "./present";
import { isOpen } from "./rules";
import { findOrderRow, type OrderRow } from "./select-orders";

interface StartOptions {
  /** The released line whose number (`phoneNumber` of the input) is bought back, and its carrier. */
  recovers?: { id: string; carrier: string } | null;
}

interface PlaceOptions extends StartOptions {
  /**
   * Whether the caller advances the order at once. Then this process leases it from the start, and a sweep hands it to
   * the worker if the process dies. By default the worker gets it.
   */
  lease?: boolean;
}

interface PlacedOrder {
  id: string;
  /** The order, unless it was placed earlier. If asked to lease it, this process has its lease. */
  inserted: OrderRow | null;
  organization: Awaited<ReturnType<typeof lockOrganization>>;
  warnings: Warning[];
}

/**
 * Places an order for the worker (product rules 1 to 5) and presents it. The same `intentKey` is the same order.
 * @throws AppError as `placeOrder`
 */
export async function startOrder(
  context: Context,
  input: ProvisionNumberInput,
  options: StartOptions = {},
): Promise<{ order: Order; warnings: Warning[] }> {
  return inTransaction(async (tx) => {
    const { id, inserted, warnings } = await placeOrder(context, input, options);
    return { order: presentOrder(inserted ?? (await findOrderRow(tx, context, id))), warnings };
  });
}

/**
 * Reserves the slot, inserts the order and hands it to the worker, in one transaction, without asking the carrier. The
 * same `intentKey` is the same order.
 * @throws AppError `not_found`, `forbidden`, `organization_incomplete`, `invalid_area_code`, `number_limit_reached`,
 *   `bot_in_other_organization`, `caller_id_not_verified`, `number_taken`
 */
export async function placeOrder(
  context: Context,
  input: ProvisionNumberInput,
  { recovers, lease = false }: PlaceOptions = {},
): Promise<PlacedOrder> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const organization = await inField(
      "orgId",
      lockOrganization(tx, context, input.orgId, "numbers:provision", "update"),
    );
    const earlier = await findOrderByIntent(tx, organization.accountId, input.intentKey);
    if (earlier)
      return {
        id: earlier.id,
        inserted: null,
        organization,
        warnings: mismatchWarnings(earlier.language, earlier.bot),
      };

    const missing = missingFields(organization);
    if (missing.length > 0) throw new AppError("organization_incomplete", { details: { missing } });
    assertVerifiedCallerId(input.verifiedCallerId);
    const areaCodes = chooseAreaCodes(input, organization);
    const bot = input.botId
      ? await inField("botId", lockBotToAttach(tx, context, input.botId, "read"))
      : null;
    if (bot) assertSameOrganization({ orgId: organization.id }, bot);
    await reserveSlot(tx, organization.id);

    const order = await insertOrder(tx, context, input, {
      accountId: organization.accountId,
      areaCodes,
      recovers,
      lease,
    });
    await recordAudit(tx, context, {
      action: "number.order",
      subject: { type: "phone_number_order", id: order.id, label: input.name },
      place: { accountId: organization.accountId, orgId: organization.id },
      after: {
        name: input.name,
        language: input.language,
        voiceId: input.voiceId,
        areaCode: areaCodes.asked,
        phoneNumber: input.phoneNumber ?? null,
        botId: bot?.id ?? null,
      },
    });
    if (!lease) await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    return {
      id: order.id,
      inserted: { order, organization: nameOf(organization), bot: bot && nameOf(bot) },
      organization,
      warnings: mismatchWarnings(input.language, bot),
    };
  });
}

const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });

/**
 * The order of an account's intent, with its bot, if there is one. The caller must hold the organization's row lock. An
 * intent from an `Idempotency-Key` is cleared when the key's day is over, unless its order is still open.
 */
export async function findOrderByIntent(tx: Transaction, accountId: string, intentKey: string | undefined) {
  if (!intentKey) return undefined;
  const [order] = await tx
    .select({
      id: phoneNumberOrders.id,
      botId: phoneNumberOrders.botId,
      language: phoneNumberOrders.language,
      bot: BOT_FACTS,
      state: phoneNumberOrders.state,
      // A day after it was placed, by the database's clock, like the key.
      isOld: sql<boolean>`${phoneNumberOrders.deadlineAt} <= clock_timestamp()`,
    })
    .from(phoneNumberOrders)
    .leftJoin(bots, eq(bots.id, phoneNumberOrders.botId))
    .where(and(eq(phoneNumberOrders.accountId, accountId), eq(phoneNumberOrders.intentKey, intentKey)));
  if (!order?.isOld || !isKeyIntent(intentKey) || isOpen(order)) return order;
  await tx.update(phoneNumberOrders).set({ intentKey: null }).where(eq(phoneNumberOrders.id, order.id));
  return undefined;
}

/**
 * Lets the next request with the same `Idempotency-Key` place a new order. Used when the answer to a request is that its
 * order failed: nothing was bought, and no refusal is retained (product rule 25).
 */
export async function clearIntent(orderId: string, intentKey: string | undefined): Promise<void> {
  if (intentKey === undefined || !isKeyIntent(intentKey)) return;
  await database()
    .update(phoneNumberOrders)
    .set({ intentKey: null })
    .where(and(eq(phoneNumberOrders.id, orderId), eq(phoneNumberOrders.intentKey, intentKey)));
}
