import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { codeInService, invalidAreaCode } from "@/lib/domain/area-codes/rules";
import { noteStock } from "@/lib/domain/area-codes/stock";
import { AppError } from "@/lib/errors";
import type { AvailableNumberList, SearchAvailableInput } from "@/lib/schemas/area-code";
import type { CarrierFailure } from "@/lib/telephony/port";
import { defaultCarrier } from "@/lib/telephony/registry";
import { monthlyPrice } from "./monthly-price";

/**
 * Searches the numbers that the default carrier has for sale now. A search reserves nothing, and stores what it learned
 * about the stock of an area code.
 * @throws AppError `invalid_area_code`, `validation_failed` for a search that the carrier refuses,
 *   `carrier_unavailable`
 */
export async function searchAvailableNumbers(
  context: Context,
  input: SearchAvailableInput,
): Promise<AvailableNumberList> {
  requirePermissionSomewhere(context, "read");
  if (input.areaCode) codeInService("areaCode", input.areaCode);
  const carrier = defaultCarrier();
  const [found, price] = await Promise.all([carrier.numbers.searchNumbers(input), monthlyPrice(carrier)]);
  const isEmpty = !found.ok && found.kind === "refused" && found.reason === "no_stock";
  if (
    input.areaCode &&
    !input.contains &&
    !input.city &&
    !input.state &&
    !input.near &&
    (found.ok || isEmpty)
  )
    await noteStock(carrier, input.areaCode, found.ok ? found.value.length : 0, context.now());
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

/** The fields that the carrier may refuse, the likeliest first; the area code was already checked before the search. */
const SEARCHED_BY = ["near", "contains", "city", "state", "areaCode"] as const;

/** A refused field is for the caller to correct; after any other failure, trying again may help. */
function refusalOf(failure: CarrierFailure, input: SearchAvailableInput): AppError {
  if (failure.kind !== "refused") return new AppError("carrier_unavailable");
  const { reason, retryAfterMs } = failure;
  const path = SEARCHED_BY.find((field) => input[field]);
  if (path && reason === "invalid_area_code")
    return invalidAreaCode(
      input.areaCode ? "areaCode" : path,
      "The carrier does not recognize this area code.",
    );
  if (path && (reason === "invalid_number" || reason === "refused"))
    return new AppError("validation_failed", {
      fields: [{ path, code: "refused_by_carrier", message: "The carrier cannot search for this." }],
    });
  return new AppError("carrier_unavailable", {
    retryAfterSeconds: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000),
  });
}
