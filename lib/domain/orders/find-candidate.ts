import type { Clock } from "@/lib/clock";
import { MAX_CANDIDATES } from "@/lib/constants/limits";
import { AppError } from "@/lib/errors";
import type { AvailableCarrierNumber, Carrier, CarrierFailure } from "@/lib/telephony/port";
import {
  codesInOrder,
  isUnknownCode,
  nothingFound,
  search,
  unclaimed,
  untriedCandidates,
} from "./choose-number";
import { judgeRefusal, type OrderFailure } from "./rules";
import type { OrderRecord } from "./select-orders";

/**
 * Finds the number that an order would buy now, by the rules of `chooseNumber`, without committing to it.
 * @throws AppError `no_numbers_available`, `number_not_available`, `invalid_area_code`, `carrier_unavailable`
 */
export async function findCandidate(
  order: OrderRecord,
  { carrier, now }: { carrier: Carrier; now: Clock },
): Promise<AvailableCarrierNumber> {
  for (const areaCode of await codesInOrder(order, { carrier, now })) {
    const found = await search(order, areaCode, { carrier });
    if (!found.ok && !isEmpty(found, order)) throw refusalOf(found, order);
    const [first] = await unclaimed(untriedCandidates(found.ok ? found.value : [], order));
    if (first) return first;
  }
  throw failed(await nothingFound(order, { carrier, now }));
}

function isEmpty(failure: CarrierFailure, order: OrderRecord): boolean {
  if (failure.kind !== "refused") return false;
  return failure.reason === "no_stock" || isUnknownCode(failure.reason, order);
}

function refusalOf(failure: CarrierFailure, order: OrderRecord): AppError {
  const retryAfterMs = "retryAfterMs" in failure ? failure.retryAfterMs : undefined;
  const verdict =
    failure.kind === "refused" ? judgeRefusal(failure.reason, order, MAX_CANDIDATES, 1) : "wait";
  if (typeof verdict === "object") return failed(verdict.fail);
  const retryAfterSeconds = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
  return new AppError("carrier_unavailable", { retryAfterSeconds });
}

/** The refusal that a purchase with this failure would be answered with. */
function failed({ code, message, suggestions }: OrderFailure): AppError {
  switch (code) {
    case "no_numbers_available":
      return new AppError(code, { message, details: suggestions ? { suggestions } : {} });
    case "number_not_available":
    case "invalid_area_code":
    case "carrier_unavailable":
      return new AppError(code, { message });
    default:
      return new AppError("number_not_available", { message });
  }
}
