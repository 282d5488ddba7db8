import { inTransaction } from "@/db/transaction";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import type { Context } from "@/lib/context";
import { dryRun } from "@/lib/domain/dry-run";
import { monthlyPrice } from "@/lib/domain/numbers/monthly-price";
import { countTaken } from "@/lib/domain/slots/reserve-slot";
import type { Warning } from "@/lib/errors";
import type { PurchaseDryRun } from "@/lib/schemas/order";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrierOf } from "@/lib/telephony/registry";
import { findCandidate } from "./find-candidate";
import { placeOrder } from "./start-order";

/**
 * Checks a purchase without placing an order: permission, organization, limit, bot and area code as for an order, then
 * what the carrier has for sale. Somebody else may buy that number before the real request does.
 * @returns the number that would be bought now, with its price, and the slots that would be taken
 * @throws AppError as `placeOrder`; `no_numbers_available`, `number_not_available`, `invalid_area_code`,
 *   `carrier_unavailable`
 */
export async function rehearsePurchase(
  context: Context,
  { intentKey: _, ...input }: ProvisionNumberInput,
): Promise<{ purchase: PurchaseDryRun; warnings: Warning[] }> {
  const { order, taken, warnings } = await dryRun(() =>
    inTransaction(async (tx) => {
      const { inserted, warnings } = await placeOrder(context, input, { lease: true });
      if (!inserted) throw new Error("A new order was not inserted.");
      return { order: inserted.order, taken: await countTaken(tx, inserted.order.orgId), warnings };
    }),
  );
  const carrier = carrierOf(order);
  const [candidate, price] = await Promise.all([
    findCandidate(order, { carrier, now: context.now }),
    monthlyPrice(carrier),
  ]);
  return {
    purchase: {
      availablePhoneNumber: {
        phoneNumber: candidate.number,
        areaCode: candidate.number.slice(2, 5),
        locality: candidate.locality,
        region: candidate.region,
        monthlyPrice: price,
      },
      slots: { limit: NUMBER_LIMIT, taken },
    },
    warnings,
  };
}
