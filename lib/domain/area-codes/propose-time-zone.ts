import { timeZoneOf } from "@/lib/geo/time-zone-of";

/**
 * The timezone to propose for an address that is being typed.
 * @returns an IANA zone; null while the state is not known
 */
export function proposeTimeZone(place: { city?: string | null; state?: string | null }): string | null {
  return place.state ? timeZoneOf(place.city ?? "", place.state) : null;
}
