import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { explainAreaCode } from "@/lib/geo/explain-area-code";
import type { AvailableNumberList, SearchAvailableInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { monthlyPrice } from "./monthly-price";

/**
 * What the carrier has for sale at this moment. Nothing is held by looking.
 * @throws AppError `invalid_area_code`, `carrier_unavailable`
 */
export async function searchAvailableNumbers(
  context: Context,
  input: SearchAvailableInput,
): Promise<AvailableNumberList> {
  requirePermissionSomewhere(context, "read");
  if (input.areaCode) {
    const verdict = explainAreaCode(input.areaCode);
    if (!verdict.ok)
      throw new AppError("invalid_area_code", {
        message: verdict.message,
        fields: [{ path: "areaCode", code: "invalid_area_code", message: verdict.message }],
      });
  }
  const [found, price] = await Promise.all([carrier().searchNumbers(input), monthlyPrice(carrier())]);
  if (!found.ok) throw new AppError("carrier_unavailable");
  return {
    availablePhoneNumbers: found.value.map((candidate) => ({
      phoneNumber: candidate.number,
      areaCode: candidate.number.slice(2, 5),
      locality: candidate.locality,
      region: candidate.region,
      monthlyPrice: price,
    })),
  };
}
