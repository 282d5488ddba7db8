import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { type AreaCodeRecord, usAreaCodes } from "@/lib/geo/area-codes";
import { explainAreaCode } from "@/lib/geo/explain-area-code";
import { searchAreaCodes } from "@/lib/geo/search-area-codes";
import { type Place, suggestAreaCodes } from "@/lib/geo/suggest-area-codes";
import type { AreaCodeList, ListAreaCodesInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";
import { presentAreaCode } from "./present";
import { proposeTimeZone } from "./propose-time-zone";
import { readStock, refreshStock } from "./stock";

/**
 * Area codes to choose from: found by `q`, or suggested for an organization or an address. The carrier is asked for
 * stock only where somebody chooses (`q` or `orgId`), not while an address is typed.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function listAreaCodes(context: Context, input: ListAreaCodesInput): Promise<AreaCodeList> {
  requirePermissionSomewhere(context, "read");
  const place: Place = input.orgId
    ? await findOrganization(database(), context, input.orgId)
    : { city: input.city, state: input.state };
  const suggestions = suggestAreaCodes(place);
  const reasons = new Map(suggestions.map(({ areaCode, reason }) => [areaCode.code, reason]));
  const records = choose(input, place, suggestions).slice(0, input.limit);
  const codes = records.map((record) => record.code);
  const port = carrier();
  const stock =
    input.q || input.orgId ? await refreshStock(context, port, codes) : await readStock(port, codes);
  return {
    areaCodes: records.map((record) =>
      presentAreaCode(record, reasons.get(record.code) ?? null, stock.get(record.code)),
    ),
    explanation: explain(input.q),
    timeZone: proposeTimeZone(place),
  };
}

function choose(
  input: ListAreaCodesInput,
  place: Place,
  suggestions: { areaCode: AreaCodeRecord }[],
): AreaCodeRecord[] {
  if (input.q) return searchAreaCodes(input.q, input.limit);
  return place.state ? suggestions.map(({ areaCode }) => areaCode) : usAreaCodes();
}

/** Why the digits that were typed cannot be chosen; null while they may still become a code. */
function explain(q: string | undefined): string | null {
  if (!q || !/^\d{3,}$/.test(q)) return null;
  const verdict = explainAreaCode(q);
  return verdict.ok ? null : verdict.message;
}
