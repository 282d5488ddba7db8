import { US_STATES } from "@/lib/constants/organizations";
import { type AreaCodeRecord, findAreaCode, isChoosable, usAreaCodes } from "./area-codes";
import { allCities, areaCodesOfState, foldPlace } from "./cities";

/**
 * Finds area codes in service by what a person types: digits of the code ("31"), a city ("chic"), a city with its
 * state ("Springfield, IL"), a state's name or letters. The best match comes first. Each record lists the matching city
 * first.
 * @param q what was typed
 * @param limit the most records to return
 */
export function searchAreaCodes(q: string, limit = 50): AreaCodeRecord[] {
  const digits = q.replace(/[()\s]/g, "");
  if (/^\d+$/.test(digits))
    return usAreaCodes()
      .filter((record) => record.code.startsWith(digits))
      .slice(0, limit);
  const found = new Map<string, AreaCodeRecord>();
  const add = (record: AreaCodeRecord) => {
    if (!found.has(record.code)) found.set(record.code, record);
  };
  const asState = stateOf(q);
  const { city, state } = splitPlace(q);
  const cities = matchingCities(city, state, limit);
  // "Washington" and "New York" name a city and a state. People usually mean the city, so exact cities come first.
  const exactCity = cities.filter((match) => match.folded === city);
  for (const match of exactCity) codesOf(match).forEach(add);
  if (asState) areaCodesOfState(asState).forEach(add);
  for (const match of cities) codesOf(match).forEach(add);
  for (const other of statesStarting(q)) areaCodesOfState(other).forEach(add);
  return [...found.values()].slice(0, limit);
}

type City = ReturnType<typeof allCities>[number];

/** Splits "springfield il" or "Springfield, Illinois" into the folded city and the state, if one is named. */
function splitPlace(q: string): { city: string; state: string | null } {
  const comma = q.lastIndexOf(",");
  if (comma > 0) {
    const after = q.slice(comma + 1).trim();
    return {
      city: foldPlace(q.slice(0, comma)),
      state: after ? (stateOf(after) ?? after.toUpperCase()) : null,
    };
  }
  const words = q.trim().split(/\s+/);
  const last = words.at(-1)?.toUpperCase() ?? "";
  if (words.length > 1 && last in US_STATES)
    return { city: foldPlace(words.slice(0, -1).join(" ")), state: last };
  return { city: foldPlace(q), state: null };
}

/** Exact names, then names that start with the text, then names in which a later word does; each group by population. */
function matchingCities(name: string, state: string | null, limit: number): City[] {
  if (name === "") return [];
  const rank = (city: City) =>
    city.folded === name ? 0 : city.folded.startsWith(name) ? 1 : city.folded.includes(` ${name}`) ? 2 : 3;
  return allCities()
    .filter((city) => rank(city) < 3 && (state === null || city.state.startsWith(state)))
    .map((city) => ({ city, rank: rank(city) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ city }) => city);
}

function codesOf(city: City): AreaCodeRecord[] {
  return city.areaCodes.flatMap((code) => {
    const record = findAreaCode(code);
    if (!record || !isChoosable(record)) return [];
    return { ...record, cities: [city.city, ...record.cities.filter((other) => other !== city.city)] };
  });
}

/** The letters of a state given by its full name or its letters. */
function stateOf(text: string): string | null {
  const letters = text.trim().toUpperCase();
  if (letters in US_STATES) return letters;
  const name = foldPlace(text);
  return Object.entries(US_STATES).find(([, full]) => foldPlace(full) === name)?.[0] ?? null;
}

function statesStarting(text: string): string[] {
  const name = foldPlace(text);
  if (name === "") return [];
  return Object.entries(US_STATES)
    .filter(([, full]) => foldPlace(full).startsWith(name))
    .map(([letters]) => letters);
}
