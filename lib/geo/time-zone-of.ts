import { foldPlace } from "./cities";
import data from "./data/us-time-zones.json";

const STATES: Record<string, string> = data.states;
/** Folded names of places by state and zone, separated by bars. Only of states in several zones. */
const PLACES: Record<string, Record<string, string>> = data.places;

const byState = new Map<string, Map<string, string>>();

/**
 * The timezone of an address, to propose it.
 * @param city as typed; may be empty
 * @param state two letters
 * @returns an IANA timezone; null if the state has several and the place is not known, or if the state is unknown
 */
export function timeZoneOf(city: string, state: string): string | null {
  const code = state.trim().toUpperCase();
  const only = Object.hasOwn(STATES, code) ? STATES[code] : undefined;
  return only ?? placesOf(code).get(foldPlace(city)) ?? null;
}

function placesOf(state: string): Map<string, string> {
  const known = byState.get(state);
  if (known) return known;
  const zones = Object.hasOwn(PLACES, state) ? Object.entries(PLACES[state] ?? {}) : [];
  const places = new Map(
    zones.flatMap(([zone, names]) => names.split("|").map((name): [string, string] => [name, zone])),
  );
  if (places.size > 0) byState.set(state, places);
  return places;
}
