import { timeZoneOf } from "@/lib/geo/time-zone-of";

/**
 * The timezone to propose while an address is typed.
 * @returns an IANA zone; null without a state
 */
export function proposeTimeZone(place: { city?: string | null; state?: string | null }): string | null {
  return place.state ? timeZoneOf(place.city ?? "", place.state) : null;
}
