import { type AreaCodeRecord, nearbyAreaCodes, overlaysOf } from "./area-codes";
import { areaCodesOfCity, areaCodesOfState } from "./cities";

export interface Place {
  city?: string | null;
  /** Two letters. */
  state?: string | null;
  /** IANA; codes of other zones are not called nearby. */
  timezone?: string | null;
}

export interface AreaCodeSuggestion {
  areaCode: AreaCodeRecord;
  /** Why it is suggested, in a few words. */
  reason: string;
}

/**
 * Area codes for an address, the likeliest first: the city's own, their overlays, nearby ones of the same state and
 * zone, then the rest of the state by population. Without a city that we know, the state's.
 */
export function suggestAreaCodes(place: Place): AreaCodeSuggestion[] {
  const { city, state } = place;
  if (!state) return [];
  const own = city ? areaCodesOfCity(city, state) : [];
  const found = new Map<string, AreaCodeSuggestion>();
  const add = (areaCode: AreaCodeRecord, reason: string) => {
    if (!found.has(areaCode.code)) found.set(areaCode.code, { areaCode, reason });
  };
  for (const [position, areaCode] of own.entries())
    add(areaCode, ownReason(areaCode, own.slice(0, position), `${city?.trim()}, your address`));
  for (const areaCode of own)
    for (const overlay of overlaysOf(areaCode.code)) add(overlay, `Overlay of ${areaCode.code}`);
  for (const areaCode of own)
    for (const near of nearbyAreaCodes(areaCode.code)) if (isNear(near, place)) add(near, "Nearby");
  for (const areaCode of areaCodesOfState(state))
    if (own.length === 0 || isNear(areaCode, place)) add(areaCode, `In ${areaCode.regionName}`);
  return [...found.values()];
}

/** "Overlay of 312 and 773" for a code laid over earlier ones of the city, otherwise the address. */
function ownReason(areaCode: AreaCodeRecord, earlier: AreaCodeRecord[], address: string): string {
  const under = earlier.filter((other) => areaCode.overlays.includes(other.code)).map((other) => other.code);
  return under.length ? `Overlay of ${new Intl.ListFormat("en").format(under)}` : address;
}

function isNear(areaCode: AreaCodeRecord, place: Place): boolean {
  const sameState = place.state ? areaCode.regions.includes(place.state.toUpperCase()) : true;
  return sameState && (!place.timezone || areaCode.timeZones.includes(place.timezone));
}

/**
 * What to try instead of a code that is empty: its overlays, then the nearest codes of the same state and zone
 * (product rule 2).
 */
export function alternativesTo(code: AreaCodeRecord): AreaCodeRecord[] {
  const near = nearbyAreaCodes(code.code).filter(
    (other) =>
      other.regions.some((region) => code.regions.includes(region)) &&
      other.timeZones.some((zone) => code.timeZones.includes(zone)),
  );
  return [...overlaysOf(code.code), ...near];
}
