import type { Transaction } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { codeInService, invalidAreaCode } from "@/lib/domain/area-codes/rules";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { newLease } from "./lease";
import { areaCodesToTry, type OrderFailure } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * The codes to try in their order, and the one that was asked for, if any. A named number says its own code.
 * @throws AppError `invalid_area_code`, also for a code that is not the named number's
 */
export function chooseAreaCodes(
  input: ProvisionNumberInput,
  organization: { city: string | null; state: string | null },
): { codes: string[]; asked: string | null } {
  const { areaCode = null, phoneNumber = null } = input;
  const asked = areaCode === null ? null : codeInService("areaCode", areaCode);
  const named = phoneNumber === null ? null : codeInService("phoneNumber", phoneNumber.slice(2, 5));
  if (asked !== null && named !== null && asked !== named)
    throw invalidAreaCode(
      "areaCode",
      `That number is in ${named}. Leave the area code out, or give ${named}.`,
    );
  const code = named ?? asked;
  return code === null
    ? { codes: areaCodesToTry(organization), asked: null }
    : { codes: [code], asked: code };
}

/**
 * Keeps a purchase that was refused before it began, for those who read why and try again. It holds no slot, and the
 * history, which has what changed, says nothing of it. The caller holds the organization's row lock.
 */
export async function keepRefusedOrder(
  tx: Transaction,
  context: Context,
  input: ProvisionNumberInput,
  failure: OrderFailure,
): Promise<void> {
  const organization = await lockOrganization(tx, context, input.orgId, "update");
  const areaCodes = chooseAreaCodes(input, organization);
  await insertOrder(tx, context, input, { accountId: organization.accountId, areaCodes, failure });
}

/**
 * Keeps an order: open, or failed from the start.
 * @throws AppError `number_taken` for an intent that led to an order of another organization
 */
export async function insertOrder(
  tx: Transaction,
  context: Context,
  input: ProvisionNumberInput,
  found: {
    accountId: string;
    areaCodes: { codes: string[]; asked: string | null };
    /** The released line whose number is bought back. */
    recovers?: string | null;
    failure?: OrderFailure;
    /** Whether this process goes on with it at once, so that nobody else does. */
    held?: boolean;
  },
): Promise<OrderRecord> {
  const { accountId, areaCodes, recovers = null, failure, held = false } = found;
  const now = context.now();
  try {
    const [order] = await tx
      .insert(phoneNumberOrders)
      .values({
        orgId: input.orgId,
        accountId,
        ...(failure ? { state: "failed", failure, finishedAt: now } : { state: "searching" }),
        ...(held ? newLease() : {}),
        name: input.name,
        language: input.language,
        voiceId: input.voiceId,
        botId: input.botId ?? null,
        callbackForwardingNumber: input.callbackForwardingNumber ?? null,
        requestedNumber: input.phoneNumber ?? null,
        recoversNumberId: recovers,
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
