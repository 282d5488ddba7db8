import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { codeInService, invalidAreaCode } from "@/lib/domain/area-codes/rules";
import { AppError } from "@/lib/errors";
import type { AvailableNumberList, SearchAvailableInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import type { CarrierResult } from "@/lib/telephony/port";
import { monthlyPrice } from "./monthly-price";

/**
 * What the carrier has for sale at this moment. Nothing is held by looking.
 * @throws AppError `invalid_area_code`, `validation_failed` for what the carrier never searches for, `carrier_unavailable`
 */
export async function searchAvailableNumbers(
  context: Context,
  input: SearchAvailableInput,
): Promise<AvailableNumberList> {
  requirePermissionSomewhere(context, "read");
  if (input.areaCode) codeInService("areaCode", input.areaCode);
  const [found, price] = await Promise.all([carrier().searchNumbers(input), monthlyPrice(carrier())]);
  if (!found.ok) throw refusalOf(found, input);
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

/** From the field that is most likely to blame to the one that was looked at before the carrier was asked. */
const SEARCHED_BY = ["near", "contains", "city", "state", "areaCode"] as const;

/** What the carrier will never search for is the caller's to mend; anything else is worth another try. */
function refusalOf(
  failure: Extract<CarrierResult<never>, { ok: false }>,
  input: SearchAvailableInput,
): AppError {
  if (failure.kind !== "refused") return new AppError("carrier_unavailable");
  const { reason, retryAfterMs } = failure;
  const path = SEARCHED_BY.find((field) => input[field]);
  if (path && reason === "invalid_area_code")
    return invalidAreaCode(input.areaCode ? "areaCode" : path, "The carrier does not know that area code.");
  if (path && (reason === "invalid_number" || reason === "refused"))
    return new AppError("validation_failed", {
      fields: [{ path, code: "refused_by_carrier", message: "The carrier does not search for that." }],
    });
  return new AppError("carrier_unavailable", {
    retryAfterSeconds: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000),
  });
}
