import { foldText } from "@/lib/fold-text";
import { type AreaCodeRecord, findAreaCode, isChoosable, usAreaCodes } from "./area-codes";
import records from "./data/us-cities.json";
import placeCodes from "./data/us-place-codes.json";

/** A US place with the area codes in use there. */
export interface CityRecord {
  city: string;
  /** Two letters. */
  state: string;
  population: number;
  timeZone: string;
  /** Only codes in service, the one most used there first. */
  areaCodes: string[];
}

interface CityIndex {
  /** Most populous first. */
  all: (CityRecord & { folded: string })[];
  byPlace: Map<string, CityRecord>;
}

let cached: CityIndex | undefined;

function index(): CityIndex {
  if (cached) return cached;
  const all = (records as CityRecord[])
    .map((record) => ({ ...record, folded: foldPlace(record.city) }))
    .sort((a, b) => b.population - a.population);
  const byPlace = new Map<string, CityRecord>();
  for (const record of all) {
    const key = `${record.folded},${record.state}`;
    // If a state has several places of one name, the most populous one wins.
    if (!byPlace.has(key)) byPlace.set(key, record);
  }
  cached = { all, byPlace };
  return cached;
}

/** All places, most populous first, with their names folded by `foldPlace`. */
export function allCities(): readonly (CityRecord & { folded: string })[] {
  return index().all;
}

/** The place of that name in that state, in any spelling ("St. Louis", "saint louis"). */
export function findCity(city: string, state: string): CityRecord | null {
  return index().byPlace.get(`${foldPlace(city)},${state.trim().toUpperCase()}`) ?? null;
}

/**
 * The area codes of a city, the one most used there first. A place too small for the list of cities is searched for
 * among the places that the area codes name.
 */
export function areaCodesOfCity(city: string, state: string): AreaCodeRecord[] {
  const found = findCity(city, state);
  if (found) return choosableOf(found.areaCodes);
  const name = foldPlace(city);
  return usAreaCodes().filter(
    (record) =>
      record.regions.includes(state.trim().toUpperCase()) &&
      record.cities.some((place) => foldPlace(place) === name),
  );
}

/** Lists of area codes, each with the folded names of places near them, separated by bars; by state. */
const PLACES: Record<string, Record<string, string>> = placeCodes;

/** The area codes of the nearest known city of the state, for a place whose own codes are not known. */
export function areaCodesNearCity(city: string, state: string): AreaCodeRecord[] {
  const code = state.trim().toUpperCase();
  const near = Object.hasOwn(PLACES, code) ? Object.entries(PLACES[code] ?? {}) : [];
  const name = foldPlace(city);
  const [codes = ""] = near.find(([, names]) => `|${names}|`.includes(`|${name}|`)) ?? [];
  return choosableOf(codes.split(" "));
}

function choosableOf(codes: readonly string[]): AreaCodeRecord[] {
  return codes.flatMap((code) => findAreaCode(code) ?? []).filter(isChoosable);
}

let ofState: Map<string, AreaCodeRecord[]> | undefined;

/** The area codes of a state, the one that serves the most people first. */
export function areaCodesOfState(state: string): AreaCodeRecord[] {
  ofState ??= codesByState();
  return ofState.get(state.trim().toUpperCase()) ?? [];
}

function codesByState(): Map<string, AreaCodeRecord[]> {
  const people = new Map<string, number>();
  for (const city of index().all)
    for (const code of city.areaCodes) people.set(code, (people.get(code) ?? 0) + city.population);
  const states = new Map<string, AreaCodeRecord[]>();
  for (const record of usAreaCodes())
    for (const state of record.regions) states.set(state, [...(states.get(state) ?? []), record]);
  for (const codes of states.values())
    codes.sort((a, b) => (people.get(b.code) ?? 0) - (people.get(a.code) ?? 0));
  return states;
}

/**
 * Folds a place name for comparison, without any punctuation and with abbreviations written out. An apostrophe divides
 * words, as in the folded names of `us-time-zones.json`.
 */
export function foldPlace(name: string): string {
  return foldText(name.replace(/['’‘ʻʼ`´]/g, " "))
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(st|ste)\b/, "saint")
    .replace(/^ft\b/, "fort")
    .replace(/^mt\b/, "mount");
}
