import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CARRIER_NAMES } from "@/lib/constants/carriers";

const ROOT = path.resolve(import.meta.dirname, "..");
const SEARCHED = ["app", "components", "lib", "db", "bin", "scripts", "bench", "e2e", "faults"];
const SOURCE = /\.(ts|tsx|mjs)$/;
const TEST = /\.test\.tsx?$/;

/**
 * Files that may name a carrier:
 * - The start scripts run before the product is built, so one of them has to know the carrier that is free of charge.
 * - In an adapter's folder, such a word can be the vendor's: Twilio calls a kind of number "local".
 * - The faults check our lines against the local carrier's ledger, and a benchmark fills its tables. Both need the lines
 *   of exactly that carrier.
 */
const ALLOWED =
  /^(scripts\/stack\/environment\.mjs|lib\/telephony\/providers\/.*|faults\/laws\.mjs|bench\/reconcile\.mjs)$/;

const EQUALS = "[!=]==?(?!=)";
const NAMES = `(?:${CARRIER_NAMES.join("|")})`;
const NAME = `["'\`]${NAMES}["'\`]`;
/** Expressions that are a carrier's name: a row's `carrier`, a carrier's `name`, the variable `CARRIER`. */
const HOLDER = String.raw`(?:\.carrier|\bcarrier(?:\(\))?\.name|\bCARRIER)\b`;
/** A comparison with `BROUGHT` is allowed: it asks whether a line has a carrier at all. */
const COMPARISONS = [
  new RegExp(String.raw`(?:${EQUALS}|\bcase)\s*${NAME}`),
  new RegExp(String.raw`${NAME}\s*${EQUALS}`),
  // In SQL; our own strings have double quotes.
  new RegExp(String.raw`\bcarrier\s*(?:=|<>)\s*'${NAMES}'`),
  new RegExp(String.raw`${HOLDER}\s*${EQUALS}(?!\s*(?:BROUGHT\b|"string"))`),
  new RegExp(String.raw`${EQUALS}\s*[\w.()]*${HOLDER}(?!\.)`),
];

/** The source files below a folder without tests, as paths from the root. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : sourcesBelow(place);
    return SOURCE.test(entry.name) && !TEST.test(entry.name) ? [place] : [];
  });
}

/** The lines of a text that compare a carrier's name. */
function comparisonsIn(text: string): string[] {
  return text.split("\n").filter((line) => COMPARISONS.some((pattern) => pattern.test(line)));
}

describe("A carrier's name", () => {
  it("is compared nowhere: code asks for a capability", () => {
    const files = SEARCHED.flatMap(sourcesBelow).filter((file) => !ALLOWED.test(file));
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) =>
      comparisonsIn(readFileSync(path.join(ROOT, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it("is noticed wherever it is compared", () => {
    for (const line of [
      'if (env().CARRIER === "local") return;',
      'if (carrier.name !== "twilio") return;',
      'if (carrier === "local") return;',
      'return names.filter((name) => name !== "twilio");',
      "select number from phone_numbers where carrier = 'local'",
      'case "twilio":',
      'const isLocal = "local" === name;',
      "if (line.carrier !== carrier.name) return;",
      "return tools.carrier.name == order.carrier;",
      "return order.carrier === other;",
      "if (defaultCarrier().name === CARRIER) return;",
    ])
      expect([line, comparisonsIn(line).length]).toEqual([line, 1]);
  });

  it("is not reported where something else is compared", () => {
    for (const line of [
      "if (line.carrier === BROUGHT) return;",
      'typeof options.carrier === "string"',
      "eq(phoneNumbers.carrier, run.carrier)",
      'carrier: "local",',
      "carrierOf(line).capabilities.realCharges === false",
    ])
      expect([line, comparisonsIn(line).length]).toEqual([line, 0]);
  });
});
