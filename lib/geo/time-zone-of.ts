import { areaCodesOfCity, areaCodesOfState, citiesOfState, findCity } from "./cities";

/**
 * The zone to propose for an address: the city's, else the one that most people of the state live in.
 * @param city as typed; may be empty
 * @param state two letters
 * @returns an IANA zone, or null where the state is not known
 */
export function timeZoneOf(city: string, state: string): string | null {
  const known = findCity(city, state)?.timeZone ?? areaCodesOfCity(city, state)[0]?.timeZones[0];
  if (known) return known;
  const people = new Map<string, number>();
  for (const place of citiesOfState(state))
    people.set(place.timeZone, (people.get(place.timeZone) ?? 0) + place.population);
  const most = [...people].sort(([, a], [, b]) => b - a)[0]?.[0];
  return most ?? areaCodesOfState(state)[0]?.timeZones[0] ?? null;
}
