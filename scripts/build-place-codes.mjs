/**
 * Writes lib/geo/data/us-place-codes.json: the area codes of US places that are too small for us-cities.json. They are
 * those of the nearest place in the same state whose codes are known: a city, or a place that us-area-codes.json names.
 *
 *   node scripts/build-place-codes.mjs FILE
 *
 * FILE has places of GeoNames, as for build-time-zones.mjs; its column time_zone is not read.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fold, nearest, readPlaces } from "./geonames.mjs";

const DATA = new URL("../lib/geo/data/", import.meta.url);

/** @typedef {{ city: string, state: string, population: number, lat: number, lon: number, areaCodes: string[] }} City */

const [file] = process.argv.slice(2);
if (!file) throw new Error("Name the file with the places of GeoNames.");
/** @type {City[]} */
const cities = JSON.parse(readFileSync(new URL("us-cities.json", DATA), "utf8"));
const known = new Set(cities.map(({ city, state }) => `${fold(city)},${state}`));
/** The largest place of each name in a state. @type {Map<string, { name: string, state: string, population: number, lat: number, lon: number }>} */
const places = new Map();
for (const { name, state, population, lat, lon } of readPlaces(file)) {
  const key = `${fold(name)},${state}`;
  if (known.has(key) || (places.get(key)?.population ?? -1) >= population) continue;
  places.set(key, { name: fold(name), state, population, lat, lon });
}
/** @type {{ code: string, country: string, regions: string[], cities: string[], inService: boolean }[]} */
const areaCodes = JSON.parse(readFileSync(new URL("us-area-codes.json", DATA), "utf8"));
const named = [...places.values()].map((place) => ({
  ...place,
  areaCodes: areaCodes
    .filter(({ country, inService }) => country === "US" && inService)
    .filter(({ regions, cities }) => regions.includes(place.state) && cities.map(fold).includes(place.name))
    .map(({ code }) => code),
}));
const sources = [...cities, ...named].filter(({ areaCodes }) => areaCodes.length > 0);
/** @type {Record<string, Record<string, string[]>>} */
const found = {};
for (const place of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
  if (place.areaCodes.length > 0) continue;
  const near = nearest(
    sources.filter(({ state }) => state === place.state),
    place,
  );
  if (!near) continue;
  const codes = near.areaCodes.join(" ");
  found[place.state] ??= {};
  const state = found[place.state] ?? {};
  state[codes] = [...(state[codes] ?? []), place.name];
}
const states = Object.entries(found)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([state, codes]) => [
    state,
    Object.fromEntries(Object.entries(codes).map(([list, names]) => [list, names.join("|")])),
  ]);
writeFileSync(
  new URL("us-place-codes.json", DATA),
  `${JSON.stringify(Object.fromEntries(states), null, 1)}\n`,
);
