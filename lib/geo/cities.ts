import { type AreaCodeRecord, findAreaCode, isChoosable, usAreaCodes } from "./area-codes";
import records from "./data/us-cities.json";

/** A US place with the codes in use there. */
export interface CityRecord {
  city: string;
  /** Two letters. */
  state: string;
  population: number;
  timeZone: string;
  /** In service only, the most used there first. */
  areaCodes: string[];
}

interface CityIndex {
  /** Most populous first. */
  all: (CityRecord & { folded: string })[];
  byPlace: Map<string, CityRecord>;
  byState: Map<string, CityRecord[]>;
}

let cached: CityIndex | undefined;

function index(): CityIndex {
  if (cached) return cached;
  const all = (records as CityRecord[])
    .map((record) => ({ ...record, folded: foldPlace(record.city) }))
    .sort((a, b) => b.population - a.population);
  const byPlace = new Map<string, CityRecord>();
  const byState = new Map<string, CityRecord[]>();
  for (const record of all) {
    const key = `${record.folded},${record.state}`;
    // Of namesakes in one state the most populous is meant.
    if (!byPlace.has(key)) byPlace.set(key, record);
    byState.set(record.state, [...(byState.get(record.state) ?? []), record]);
  }
  cached = { all, byPlace, byState };
  return cached;
}

/** All places, most populous first, with their names as `foldPlace` writes them. */
export function allCities(): readonly (CityRecord & { folded: string })[] {
  return index().all;
}

/** The places of a state, most populous first. */
export function citiesOfState(state: string): readonly CityRecord[] {
  return index().byState.get(state.toUpperCase()) ?? [];
}

/** The place of that name in that state, however it is spelled ("St. Louis", "saint louis"). */
export function findCity(city: string, state: string): CityRecord | null {
  return index().byPlace.get(`${foldPlace(city)},${state.trim().toUpperCase()}`) ?? null;
}

/**
 * The codes of a city, the most used there first. Places too small for the list of cities are looked for among the
 * places that the codes themselves name.
 */
export function areaCodesOfCity(city: string, state: string): AreaCodeRecord[] {
  const found = findCity(city, state);
  if (found) return found.areaCodes.flatMap((code) => findAreaCode(code) ?? []).filter(isChoosable);
  const name = foldPlace(city);
  return usAreaCodes().filter(
    (record) =>
      record.regions.includes(state.trim().toUpperCase()) &&
      record.cities.some((place) => foldPlace(place) === name),
  );
}

let ofState: Map<string, AreaCodeRecord[]> | undefined;

/** The codes of a state, those that serve the most people first. */
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

/** A place name for comparing: lower case, without accents and punctuation, short forms written out. */
export function foldPlace(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(st|ste)\b/, "saint")
    .replace(/^ft\b/, "fort")
    .replace(/^mt\b/, "mount");
}
