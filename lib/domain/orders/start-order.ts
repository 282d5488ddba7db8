import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { database, type Transaction } from "@/db/client";
import { bots, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { NUMBER_LIMIT, OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertSameOrganization, assertVerifiedCallerId, mismatchWarnings } from "@/lib/domain/numbers/rules";
import { holdBot } from "@/lib/domain/numbers/select-numbers";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { missingFields } from "@/lib/domain/organizations/rules";
import { isKeyIntent } from "@/lib/domain/requests/run-once";
import { AppError, type Warning } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { chooseAreaCodes, insertOrder } from "./insert-order";
import { presentOrder } from "./present";
import { isOpen } from "./rules";
import { findOrderRow, type OrderRecord } from "./select-orders";

interface StartOptions {
  /** The released line whose number is bought back, as `phoneNumber` names it. */
  recovers?: string | null;
}

interface PlaceOptions extends StartOptions {
  /**
   * Whether whoever places it goes on with it at once: it is theirs from the start, and a sweep hands it to the worker
   * where they leave it. Left out, the worker takes it.
   */
  held?: boolean;
}

interface PlacedOrder {
  id: string;
  /** As it is held by this process where it asked to go on with it; null where others may have it. */
  held: OrderRecord | null;
  organization: Awaited<ReturnType<typeof lockOrganization>>;
  warnings: Warning[];
}

/**
 * Starts the purchase of a number (product rules 1 to 5) and tells how it stands. The same `intentKey` is the same
 * order.
 * @throws AppError as `placeOrder`
 */
export async function startOrder(
  context: Context,
  input: ProvisionNumberInput,
  options: StartOptions = {},
): Promise<{ order: Order; warnings: Warning[] }> {
  return inTransaction(async (tx) => {
    const { id, warnings } = await placeOrder(context, input, options);
    return { order: presentOrder(await findOrderRow(tx, context, id)), warnings };
  });
}

/**
 * Reserves the slot, keeps the order and hands it to the worker, in one transaction. Nothing is asked of the carrier
 * here. The same `intentKey` is the same order.
 * @throws AppError `not_found`, `forbidden`, `organization_incomplete`, `invalid_area_code`, `number_limit_reached`,
 *   `bot_in_other_organization`, `caller_id_not_verified`, `number_taken`
 */
export async function placeOrder(
  context: Context,
  input: ProvisionNumberInput,
  { recovers, held = false }: PlaceOptions = {},
): Promise<PlacedOrder> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, input.orgId, "update");
    requirePermission(context, "numbers:provision", {
      orgId: organization.id,
      accountId: organization.accountId,
    });

    const earlier = await orderOfIntent(tx, organization.accountId, input.intentKey);
    if (earlier)
      return {
        id: earlier.id,
        held: null,
        organization,
        warnings: mismatchWarnings(earlier.language, earlier.bot),
      };

    const missing = missingFields(organization);
    if (missing.length > 0) throw new AppError("organization_incomplete", { details: { missing } });
    assertVerifiedCallerId(input.verifiedCallerId);
    const areaCodes = chooseAreaCodes(input, organization);
    const bot = input.botId ? await holdBot(tx, context, input.botId) : null;
    if (bot) assertSameOrganization({ orgId: organization.id }, bot);
    await reserveSlot(tx, organization.id);

    const order = await insertOrder(tx, context, input, {
      accountId: organization.accountId,
      areaCodes,
      recovers,
      held,
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
    if (!held) await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    return {
      id: order.id,
      held: held ? order : null,
      organization,
      warnings: mismatchWarnings(input.language, bot),
    };
  });
}

/**
 * The order that an intent of an account has led to, if it has, with the bot that it was for. The caller holds the
 * organization's row lock. An intent that came by `Idempotency-Key` is forgotten with the key, unless its purchase is
 * still under way.
 */
export async function orderOfIntent(tx: Transaction, accountId: string, intentKey: string | undefined) {
  if (!intentKey) return undefined;
  const [order] = await tx
    .select({
      id: phoneNumberOrders.id,
      botId: phoneNumberOrders.botId,
      language: phoneNumberOrders.language,
      bot: { name: bots.name, languages: bots.languages },
      state: phoneNumberOrders.state,
      // A day after it began, by the database's clock, as with the key.
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
 * Lets the next request with the same `Idempotency-Key` buy anew. For a purchase that ended with the carrier's being
 * unavailable, once its caller has been told: a 503 is no answer to keep (product rule 25), and nothing was bought.
 */
export async function forgetIntent(orderId: string, intentKey: string | undefined): Promise<void> {
  if (intentKey === undefined || !isKeyIntent(intentKey)) return;
  await database()
    .update(phoneNumberOrders)
    .set({ intentKey: null })
    .where(and(eq(phoneNumberOrders.id, orderId), eq(phoneNumberOrders.intentKey, intentKey)));
}

/**
 * Counts what takes one of the organization's ten slots: living lines and open orders. The caller holds the
 * organization's row lock, so nobody else counts at the same time.
 */
export async function reserveSlot(tx: Transaction, orgId: string): Promise<void> {
  const lines = tx
    .select({ taken: sql`1` })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.orgId, orgId), ne(phoneNumbers.status, "released")));
  const orders = tx
    .select({ taken: sql`1` })
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.orgId, orgId), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])));
  const taken = (await unionAll(lines, orders)).length;
  if (taken >= NUMBER_LIMIT)
    throw new AppError("number_limit_reached", { details: { limit: NUMBER_LIMIT, taken } });
}
