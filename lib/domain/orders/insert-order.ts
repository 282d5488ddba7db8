import type { Transaction } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { codeInService, invalidAreaCode } from "@/lib/domain/area-codes/rules";
import { inField } from "@/lib/domain/in-field";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { defaultCarrier } from "@/lib/telephony/registry";
import { newLease } from "./lease";
import { areaCodesToTry, type OrderFailure } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * The area codes to try, in order, and the requested one, if any. A requested number implies its own code.
 * @throws AppError `invalid_area_code`, also if the requested code is not the requested number's
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
      `That number is in ${named}. Leave out the area code, or use ${named}.`,
    );
  const code = named ?? asked;
  return code === null
    ? { codes: areaCodesToTry(organization), asked: null }
    : { codes: [code], asked: code };
}

/**
 * Inserts an order that was refused before it began, as a failed one, so that people can read why and try again. It
 * takes no slot. There is no audit entry, because the history records changes only. The caller must hold the
 * organization's row lock.
 */
export async function insertRefusedOrder(
  tx: Transaction,
  context: Context,
  input: ProvisionNumberInput,
  failure: OrderFailure,
): Promise<void> {
  const organization = await inField(
    "orgId",
    lockOrganization(tx, context, input.orgId, "numbers:provision", "update"),
  );
  const areaCodes = chooseAreaCodes(input, organization);
  await insertOrder(tx, context, input, { accountId: organization.accountId, areaCodes, failure });
}

/**
 * Inserts an order: open, or failed from the start.
 * @throws AppError `number_taken` if the intent already belongs to an order of another organization
 */
export async function insertOrder(
  tx: Transaction,
  context: Context,
  input: ProvisionNumberInput,
  facts: {
    accountId: string;
    areaCodes: { codes: string[]; asked: string | null };
    /** The released line whose number is bought back, and its carrier. */
    recovers?: { id: string; carrier: string } | null;
    failure?: OrderFailure;
    /** Whether this process advances the order at once and so leases it. */
    lease?: boolean;
  },
): Promise<OrderRecord> {
  const { accountId, areaCodes, recovers = null, failure, lease = false } = facts;
  const now = context.now();
  try {
    const [order] = await tx
      .insert(phoneNumberOrders)
      .values({
        orgId: input.orgId,
        accountId,
        ...(failure ? { state: "failed", failure, finishedAt: now } : { state: "searching" }),
        ...(lease ? newLease() : {}),
        name: input.name,
        language: input.language,
        voiceId: input.voiceId,
        botId: input.botId ?? null,
        callbackForwardingNumber: input.callbackForwardingNumber ?? null,
        requestedNumber: input.phoneNumber ?? null,
        recoversNumberId: recovers?.id ?? null,
        areaCodes: areaCodes.codes,
        areaCodeAsked: areaCodes.asked,
        carrier: recovers?.carrier ?? defaultCarrier().name,
        intentKey: input.intentKey ?? null,
        actorType: context.actor.type,
        actorId: context.actor.id,
        actorName: context.actor.name,
        actorEmail: context.actor.email ?? null,
        requestId: context.requestId,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!order) throw new Error("The order was not inserted.");
    return order;
  } catch (error) {
    if (brokenConstraint(error) === "phone_number_orders_intent_key")
      throw new AppError("number_taken", {
        message: "This request was already used for another organization. Start a new one.",
      });
    throw error;
  }
}
