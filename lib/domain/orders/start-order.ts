import { and, count, eq, inArray, lte, ne, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { NUMBER_LIMIT, OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertSameOrganization, assertVerifiedCallerId, mismatchWarnings } from "@/lib/domain/numbers/rules";
import { holdBot } from "@/lib/domain/numbers/select-numbers";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { missingFields } from "@/lib/domain/organizations/rules";
import { isKeyIntent, KEPT_MS } from "@/lib/domain/requests/run-once";
import { AppError, type Warning } from "@/lib/errors";
import { explainAreaCode } from "@/lib/geo/explain-area-code";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { presentOrder } from "./present";
import { areaCodesToTry } from "./rules";
import { findOrderRow, type OrderRecord } from "./select-orders";

/**
 * Starts the purchase of a number (product rules 1 to 5): reserves the slot, keeps the order and hands it to the
 * worker, in one transaction. Nothing is asked of the carrier here. The same `intentKey` is the same order.
 * @throws AppError `not_found`, `forbidden`, `organization_incomplete`, `invalid_area_code`, `number_limit_reached`,
 *   `bot_in_other_organization`, `caller_id_not_verified`, `number_taken`
 */
export async function startOrder(
  context: Context,
  input: ProvisionNumberInput,
): Promise<{ order: Order; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, input.orgId, "update");
    requirePermission(context, "numbers:provision", {
      orgId: organization.id,
      accountId: organization.accountId,
    });

    const earlier = await orderOfIntent(tx, organization.accountId, input.intentKey);
    if (earlier) return { order: presentOrder(await findOrderRow(tx, context, earlier.id)), warnings: [] };

    const missing = missingFields(organization);
    if (missing.length > 0) throw new AppError("organization_incomplete", { details: { missing } });
    assertVerifiedCallerId(input.verifiedCallerId);
    const areaCodes = chooseAreaCodes(input, organization);
    const bot = input.botId ? await holdBot(tx, context, input.botId) : null;
    if (bot) assertSameOrganization({ orgId: organization.id }, bot);
    await reserveSlot(tx, organization.id);

    const order = await insertOrder(tx, context, input, organization.accountId, areaCodes);
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
    await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    return {
      order: presentOrder(await findOrderRow(tx, context, order.id)),
      warnings: mismatchWarnings(input.language, bot),
    };
  });
}

/**
 * The order that an intent of an account has led to, if it has. The caller holds the organization's row lock. An intent
 * that came by `Idempotency-Key` is forgotten with the key, unless its purchase is still under way.
 */
export async function orderOfIntent(tx: Transaction, accountId: string, intentKey: string | undefined) {
  if (!intentKey) return undefined;
  const isThis = and(eq(phoneNumberOrders.accountId, accountId), eq(phoneNumberOrders.intentKey, intentKey));
  if (isKeyIntent(intentKey))
    await tx
      .update(phoneNumberOrders)
      .set({ intentKey: null })
      .where(
        and(
          isThis,
          notInArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]),
          lte(phoneNumberOrders.createdAt, sql`now() - ${KEPT_MS} * interval '1 millisecond'`),
        ),
      );
  const [order] = await tx
    .select({ id: phoneNumberOrders.id, botId: phoneNumberOrders.botId })
    .from(phoneNumberOrders)
    .where(isThis);
  return order;
}

/** The codes to try in their order, and the one that was asked for, if any. A named number says its own code. */
function chooseAreaCodes(
  input: ProvisionNumberInput,
  organization: { city: string | null; state: string | null },
): { codes: string[]; asked: string | null } {
  const asked = input.phoneNumber?.slice(2, 5) ?? input.areaCode ?? null;
  if (asked === null) return { codes: areaCodesToTry(organization), asked: null };
  const verdict = explainAreaCode(asked);
  if (verdict.ok) return { codes: [verdict.areaCode.code], asked: verdict.areaCode.code };
  throw new AppError("invalid_area_code", {
    message: verdict.message,
    fields: [
      {
        path: input.phoneNumber ? "phoneNumber" : "areaCode",
        code: "invalid_area_code",
        message: verdict.message,
      },
    ],
  });
}

/**
 * Counts what takes one of the organization's ten slots: living lines and open orders. The caller holds the
 * organization's row lock, so nobody else counts at the same time.
 */
export async function reserveSlot(tx: Transaction, orgId: string): Promise<void> {
  const [lines] = await tx
    .select({ taken: count() })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.orgId, orgId), ne(phoneNumbers.status, "released")));
  const [orders] = await tx
    .select({ taken: count() })
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.orgId, orgId), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])));
  const taken = (lines?.taken ?? 0) + (orders?.taken ?? 0);
  if (taken >= NUMBER_LIMIT)
    throw new AppError("number_limit_reached", { details: { limit: NUMBER_LIMIT, taken } });
}

async function insertOrder(
  tx: Transaction,
  context: Context,
  input: ProvisionNumberInput,
  accountId: string,
  areaCodes: { codes: string[]; asked: string | null },
): Promise<OrderRecord> {
  const now = context.now();
  try {
    const [order] = await tx
      .insert(phoneNumberOrders)
      .values({
        orgId: input.orgId,
        accountId,
        state: "searching",
        name: input.name,
        language: input.language,
        voiceId: input.voiceId,
        botId: input.botId ?? null,
        callbackForwardingNumber: input.callbackForwardingNumber ?? null,
        requestedNumber: input.phoneNumber ?? null,
        areaCodes: areaCodes.codes,
        areaCodeAsked: areaCodes.asked,
        carrier: carrier().name,
        intentKey: input.intentKey ?? null,
        actorType: context.actor.type,
        actorId: context.actor.id,
        actorName: context.actor.name,
        requestId: context.requestId,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!order) throw new Error("The order was not kept.");
    return order;
  } catch (error) {
    if (brokenConstraint(error) === "phone_number_orders_intent_key")
      throw new AppError("number_taken", {
        message: "This form was already used for another organization. Reload it.",
      });
    throw error;
  }
}
