import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Language } from "@/lib/constants/languages";
import type { Reading } from "../reading";
import { amend, type Correction, NATIONAL_LENGTH } from "./amend";
import { lexPhone, type PhoneToken, phoneWords, tensIn } from "./lex-phone";

export interface PhoneContext {
  language: Language;
  /** The number that was read back, in E.164, which the caller may be correcting. */
  current?: string | null;
  /** Digits heard before, of a number that was incomplete. */
  heard?: string | null;
}

const AREA_CODE_LENGTH = 3;

/** Digits of one number, or nothing. */
interface Heard {
  digits: string;
  isAbroad: boolean;
  isUnclear: boolean;
}

/**
 * Reads a telephone number: written, digit by digit, in pairs, with "double five", "oh" or a correction. Ten digits are a
 * number of the US or Canada; in French, ten that begin with 0 are one of France; others need their country code.
 * @returns the number in E.164, or what is missing
 */
export function readPhone(said: string, context: PhoneContext): Reading<string> {
  const isEnglish = context.language === "ENGLISH";
  const words = phoneWords(said, context.language);
  let first: Reading<string> | null = null;
  for (const apart of subsets(tensIn(words, context.language)))
    for (const afterHundred of [!isEnglish, isEnglish]) {
      const reading = readTokens(lexPhone(words, context.language, { afterHundred, apart }), context);
      if (reading.kind === "value") return reading;
      first ??= reading;
    }
  return first ?? { kind: "unreadable" };
}

/** More places are not tried apart, so that the time is bounded. */
const MOST_TENS = 5;

/** The ways to keep tens apart from the units after them, the fewest first. */
function subsets(places: readonly number[]): ReadonlySet<number>[] {
  const known = places.length > MOST_TENS * 2 ? [] : places.slice(0, MOST_TENS);
  const all = Array.from(
    { length: 2 ** known.length },
    (_, mask) => new Set(known.filter((_, bit) => mask & (1 << bit))),
  );
  return all.sort((one, other) => one.size - other.size);
}

function readTokens(tokens: PhoneToken[], context: PhoneContext): Reading<string> {
  const base = context.current?.startsWith("+1") ? context.current.slice(2) : null;
  const readings = runsOf(tokens)
    .map((run) => ({ isCorrection: run[0] === "correction", ...heardIn(run, base) }))
    .filter(({ digits, isUnclear }) => digits !== "" || isUnclear)
    .map((heard) => ({ isCorrection: heard.isCorrection, reading: judge(heard, context) }));
  // Of several numbers the first is the caller's own, unless a later one corrects it.
  const values = readings.filter(({ reading }) => reading.kind === "value");
  const best = values.findLast(({ isCorrection }, index) => isCorrection || index === 0);
  if (best) return best.reading;
  const longest = readings.reduce<Reading<string> | null>(
    (found, { reading }) => (length(reading) >= length(found) ? reading : found),
    null,
  );
  return longest ?? { kind: "unreadable" };
}

function length(reading: Reading<string> | null): number {
  return reading?.kind === "partial" ? reading.heard.length : -1;
}

/** Splits at words that belong to no number, and drops extensions. */
function runsOf(tokens: PhoneToken[]): PhoneToken[][] {
  const runs: PhoneToken[][] = [[]];
  let isExtension = false;
  for (const token of tokens) {
    const digits = digitsIn(runs.at(-1) ?? []).length;
    if (token === "extension") isExtension = digits >= 7;
    else if (token === "end" || (token === "label" && digits !== AREA_CODE_LENGTH)) {
      isExtension = false;
      if (digits > 0) runs.push([]);
      else runs[runs.length - 1] = [];
    } else if (token !== "label" && !isExtension) runs.at(-1)?.push(token);
  }
  return runs.filter((run) => digitsIn(run) !== "");
}

function digitsIn(run: PhoneToken[]): string {
  return run.map((token) => (typeof token === "object" ? token.digits : "")).join("");
}

/** Where the next digits go: "eight, not nine" names the wrong ones last, "not nine, eight" first. */
type Place = "right" | "wrong" | "wrongFirst" | "rightLast" | "rest";

/** @returns where the digits after these go */
function put(part: Correction, digits: string, place: Place): Place {
  switch (place) {
    case "wrongFirst":
      part.wrong = digits;
      return "rightLast";
    case "wrong":
    case "rightLast": {
      const [into, other] = place === "wrong" ? (["wrong", "right"] as const) : (["right", "wrong"] as const);
      const room = part[other].length - part[into].length;
      part[into] += digits.slice(0, room);
      part.rest += digits.slice(room);
      return part[into].length >= part[other].length ? "rest" : place;
    }
    default:
      part[place] += digits;
      return place;
  }
}

/** A "not": after a whole number it begins a correction, whose right digits may be the last ones heard. */
function named(parts: Correction[], part: Correction): Place {
  const whole = NATIONAL_LENGTH + (part.right.startsWith("1") ? 1 : 0);
  if (parts.length > 1 || part.right.length < whole) return part.right === "" ? "wrongFirst" : "wrong";
  const right = part.right.slice(whole);
  part.right = part.right.slice(0, whole);
  parts.push({ right, wrong: "", rest: "" });
  return right === "" ? "wrongFirst" : "wrong";
}

/** Applies the corrections in a run. @param base the national number that was read back */
function heardIn(run: PhoneToken[], base: string | null): Heard {
  const isShort = digitsIn(run).length < 7;
  const parts: Correction[] = [{ right: "", wrong: "", rest: "" }];
  let place: Place = "right";
  for (const token of run) {
    const part = parts.at(-1);
    if (!part) continue;
    const isNot = token === "no" && part.right !== "" && (parts.length > 1 || (base !== null && isShort));
    if (token === "not" || isNot) place = named(parts, part);
    else if (token === "correction" || token === "no") {
      if (part.right !== "") parts.push({ right: "", wrong: "", rest: "" });
      place = "right";
    } else if (typeof token === "object") place = put(part, token.digits, place);
  }
  const isAbroad = run.includes("plus");
  const [first, ...corrections] = parts;
  const isCorrection = base !== null && isShort;
  let digits: string | null = isCorrection ? base : (first?.right ?? "");
  if (isCorrection && first) corrections.unshift(first);
  else if (first?.wrong) digits = amend(first.right, { ...first, right: "" }, true);
  for (const each of corrections) digits = digits === null ? null : amend(digits, each, !isCorrection);
  return { digits: digits ?? "", isAbroad, isUnclear: digits === null };
}

function judge({ digits, isAbroad, isUnclear }: Heard, { language, heard }: PhoneContext): Reading<string> {
  if (isUnclear) return { kind: "unreadable", reason: "which_digit" };
  const international = isAbroad ? digits : /^(?:00|011)(\d{8,})$/.exec(digits)?.[1];
  if (international !== undefined) return abroad(international);
  const all = joined(heard ?? "", digits);
  if (language === "FRENCH" && /^0[1-9]\d{8}$/.test(all)) return abroad(`33${all.slice(1)}`);
  const national = all.length === NATIONAL_LENGTH + 1 && all.startsWith("1") ? all.slice(1) : all;
  const missing = NATIONAL_LENGTH - national.length;
  if (missing === 3 && /^[2-9]/.test(national))
    return { kind: "partial", heard: national, missing: { what: "area_code" } };
  if (missing > 0) return { kind: "partial", heard: all, missing: { what: "digits", count: missing } };
  if (missing < 0)
    return { kind: "partial", heard: all, missing: { what: "too_many_digits", count: -missing } };
  if (!/^[2-9]\d\d[2-9]\d{6}$/.test(national)) return { kind: "unreadable", reason: "no_such_number" };
  return { kind: "value", value: `+1${national}` };
}

/** Puts what was heard before and now together: an area code goes in front. */
function joined(before: string, digits: string): string {
  if (before === "" || before.length + digits.length !== NATIONAL_LENGTH) return digits;
  return before.length === 7 && digits.length === 3 ? digits + before : before + digits;
}

function abroad(digits: string): Reading<string> {
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (number?.isPossible() && number.number.length >= 8) return { kind: "value", value: number.number };
  return { kind: "unreadable", reason: "no_such_number" };
}
