import { haveSameClock } from "@/lib/calendar/time-zone";
import { type AreaCodeRecord, nearbyAreaCodes, overlaysOf } from "./area-codes";
import { areaCodesNearCity, areaCodesOfCity, areaCodesOfState } from "./cities";

export interface Place {
  city?: string | null;
  /** Two letters. */
  state?: string | null;
  /** IANA name; codes in other zones are not suggested as nearby. */
  timezone?: string | null;
}

export interface AreaCodeSuggestion {
  areaCode: AreaCodeRecord;
  /** Why it is suggested, in a few words. */
  reason: string;
  /** It is a code of the address's own city, or of the nearest one. */
  isOwn: boolean;
}

/**
 * Area codes for an address, the best first: the city's own, their overlays, nearby codes in the same state and
 * timezone, then the rest of the state by population. A small place begins with the codes of the nearest city in its
 * state. If we do not know the place, only the state's codes.
 */
export function suggestAreaCodes(place: Place): AreaCodeSuggestion[] {
  const { city, state } = place;
  if (!state) return [];
  const known = city ? areaCodesOfCity(city, state) : [];
  const own = city && known.length === 0 ? areaCodesNearCity(city, state) : known;
  const reason = known.length > 0 ? `${city?.trim()}, your address` : `Near ${city?.trim()}, your address`;
  const found = new Map<string, AreaCodeSuggestion>();
  const add = (areaCode: AreaCodeRecord, reason: string, isOwn = false) => {
    if (!found.has(areaCode.code)) found.set(areaCode.code, { areaCode, reason, isOwn });
  };
  for (const [position, areaCode] of own.entries())
    add(areaCode, ownReason(areaCode, own.slice(0, position), reason), true);
  for (const areaCode of own)
    for (const overlay of overlaysOf(areaCode.code)) add(overlay, `Overlay of ${areaCode.code}`);
  for (const areaCode of own)
    for (const near of nearbyAreaCodes(areaCode.code)) if (isNear(near, place)) add(near, "Nearby");
  for (const areaCode of areaCodesOfState(state))
    if (own.length === 0 || isNear(areaCode, place)) add(areaCode, `In ${areaCode.regionName}`);
  return [...found.values()];
}

/** "Overlay of 312 and 773" if the code overlays earlier ones of the city, otherwise the address. */
function ownReason(areaCode: AreaCodeRecord, earlier: AreaCodeRecord[], address: string): string {
  const under = earlier.filter((other) => areaCode.overlays.includes(other.code)).map((other) => other.code);
  return under.length ? `Overlay of ${new Intl.ListFormat("en").format(under)}` : address;
}

function isNear(areaCode: AreaCodeRecord, place: Place): boolean {
  const sameState = place.state ? areaCode.regions.includes(place.state.toUpperCase()) : true;
  return (
    sameState &&
    (!place.timezone || areaCode.timeZones.some((zone) => haveSameClock(zone, place.timezone ?? "")))
  );
}

/**
 * Codes to try if this one has no numbers: its overlays, then the nearest codes in the same state and timezone (product
 * rule 2).
 */
export function alternativesTo(code: AreaCodeRecord): AreaCodeRecord[] {
  const near = nearbyAreaCodes(code.code).filter(
    (other) =>
      other.regions.some((region) => code.regions.includes(region)) &&
      other.timeZones.some((zone) => code.timeZones.includes(zone)),
  );
  return [...overlaysOf(code.code), ...near];
}
