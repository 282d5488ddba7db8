import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { findOrganization } from "@/lib/domain/organizations/find";
import { type AreaCodeRecord, usAreaCodes } from "@/lib/geo/area-codes";
import { explainAreaCode } from "@/lib/geo/explain-area-code";
import { searchAreaCodes } from "@/lib/geo/search-area-codes";
import { type Place, suggestAreaCodes } from "@/lib/geo/suggest-area-codes";
import type { AreaCodeList, ListAreaCodesInput } from "@/lib/schemas/area-code";
import type { Carrier } from "@/lib/telephony/port";
import { defaultCarrier } from "@/lib/telephony/registry";
import { readAreaCodeText } from "@/lib/typed/area-code-text";
import { presentAreaCode } from "./present";
import { proposeTimeZone } from "./propose-time-zone";
import { isKnownEmpty, readStock, refreshStock } from "./stock";

/**
 * Area codes to choose from: found by `q`, or suggested for an organization or an address. Asks the carrier for stock
 * only if somebody is choosing a code (`q` or `orgId`), not while they type an address.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function listAreaCodes(context: Context, asked: ListAreaCodesInput): Promise<AreaCodeList> {
  requirePermissionSomewhere(context, "read");
  const input = { ...asked, q: asked.q && (readAreaCodeText(asked.q) ?? asked.q) };
  const place: Place = input.orgId
    ? await inField("orgId", findOrganization(database(), context, input.orgId))
    : { city: input.city, state: input.state };
  const suggestions = suggestAreaCodes(place);
  const reasons = new Map(suggestions.map(({ areaCode, reason }) => [areaCode.code, reason]));
  const carrier = defaultCarrier();
  const choices = choose(input, place, suggestions);
  // A search and the codes of the address itself show an empty code, and say that it is empty: people look for those.
  // Nobody is offered another one that is empty.
  const isOffered = !input.q && place.state !== undefined && place.state !== null;
  const own = new Set(suggestions.filter(({ isOwn }) => isOwn).map(({ areaCode }) => areaCode.code));
  const records = (isOffered ? await notEmpty(context, carrier, choices, own) : choices).slice(
    0,
    input.limit,
  );
  const codes = records.map((record) => record.code);
  const stock =
    input.q || input.orgId ? await refreshStock(context, carrier, codes) : await readStock(carrier, codes);
  return {
    areaCodes: records
      .filter(({ code }) => !isOffered || own.has(code) || stock.get(code)?.level !== "none")
      .map((record) => presentAreaCode(record, reasons.get(record.code) ?? null, stock.get(record.code))),
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

/** The address's own codes, and those in which the carrier is not known to have no numbers (product rule 2). */
async function notEmpty(
  context: Context,
  carrier: Carrier,
  records: AreaCodeRecord[],
  own: ReadonlySet<string>,
): Promise<AreaCodeRecord[]> {
  const stock = await readStock(
    carrier,
    records.map((record) => record.code),
  );
  const now = context.now();
  return records.filter(({ code }) => own.has(code) || !isKnownEmpty(stock.get(code), now));
}

/** Why the typed digits cannot be chosen; null if they can, or may still become a code. */
function explain(q: string | undefined): string | null {
  if (!q || !/^\d{3,}$/.test(q)) return null;
  const verdict = explainAreaCode(q);
  return verdict.ok ? null : verdict.message;
}
