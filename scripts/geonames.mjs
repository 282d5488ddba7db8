/** What the scripts that build lib/geo/data share: the places of GeoNames, and how they are compared. */
import { readFileSync } from "node:fs";

/** @typedef {{ state: string, name: string, population: number, lat: number, lon: number, zone: string }} Place */

/** The US places in a file of GeoNames, with the columns that build-time-zones.mjs describes. @param {string} file @returns {Place[]} */
export function readPlaces(file) {
  const [, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return rows
    .map((row) => row.split("\t"))
    .filter(([, , country]) => country === "US")
    .map(([, name = "", , state = "", , population, lat, lon, zone = ""]) => ({
      state,
      name,
      population: Number(population),
      lat: Number(lat),
      lon: Number(lon),
      zone,
    }));
}

/** A place's name in lower case, without accents and punctuation, as `foldPlace` in lib/geo/cities.ts. @param {string} name */
export function fold(name) {
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

/**
 * The nearest of some places, the first of equally near ones; undefined if there are none. Coordinates need no projection
 * for that.
 * @template {{ lat: number, lon: number }} P
 * @param {P[]} places @param {{ lat: number, lon: number }} at
 * @returns {P | undefined}
 */
export function nearest(places, { lat, lon }) {
  const distance = (/** @type {P} */ place) =>
    (place.lat - lat) ** 2 + ((place.lon - lon) * Math.cos((lat * Math.PI) / 180)) ** 2;
  return places.reduce(
    (/** @type {P | undefined} */ best, place) => (best && distance(best) <= distance(place) ? best : place),
    undefined,
  );
}
