import { parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/min";
import { canonicalTimeZone } from "@/lib/calendar/time-zone";
import { readEmailText } from "./email-text";
import { readNameText } from "./name-text";
import { type PhoneReading, readPhoneText } from "./phone-text";

// How schemas read what people type and paste. This is the server's version, with the lengths of every country's numbers.
// In the browser, next.config.ts puts `reading-in-browser.ts` in its place, which loads its parts when they are needed.

/**
 * Reads one phone number in any common spelling (`phone-text.ts`), for fields, the API and searches.
 * @returns its E.164; or why it is none, the sentence for the field, and the digits that were read
 */
export function readPhone(typed: string): PhoneReading {
  return readPhoneText(typed, readAbroad);
}

/** Whether a number outside of +1 is possible: its country code exists, and its country has numbers of that length. */
function readAbroad(e164: string): PhoneReading {
  const digits = e164.slice(1);
  const refused = (reason: Extract<PhoneReading, { reason: unknown }>["reason"], message: string) => ({
    reason,
    message,
    digits,
  });
  const number = parsePhoneNumberFromString(e164);
  const tooMany = "This number has too many digits for its country code.";
  const tooFew = "This number has too few digits for its country code.";
  switch (validatePhoneNumberLength(e164)) {
    case undefined:
      break;
    case "TOO_SHORT":
    case "NOT_A_NUMBER":
      return refused("missing_digits", tooFew);
    case "TOO_LONG":
      return refused("too_many_digits", tooMany);
    case "INVALID_COUNTRY":
      return refused("impossible_number", `There is no country code +${digits.slice(0, 3)}.`);
    default:
      return refused("impossible_number", "Numbers of this country code have another length.");
  }
  if (number === undefined) return refused("impossible_number", "There is no such phone number.");
  // E.164 has at most 15 digits, and no subscriber has a number of fewer than 7 with the country code.
  if (number.number.length > 16) return refused("too_many_digits", tooMany);
  if (number.number.length < 8) return refused("missing_digits", tooFew);
  return { e164: number.number };
}

/** The e-mail address in what was typed, in lower case and not checked (`email-text.ts`). */
export function readEmail(typed: string): string {
  return readEmailText(typed);
}

/** What is wrong with the characters of a name: the field's code and sentence; null if nothing is (`name-text.ts`). */
export function readName(name: string, label: string): ReturnType<typeof readNameText> {
  return readNameText(name, label);
}

/** The canonical name of a timezone; null if there is no such zone (`canonicalTimeZone`). */
export function readTimeZone(name: string): string | null {
  return canonicalTimeZone(name);
}

/** Resolves when the parts that a check lacked are loaded; undefined if it lacked none, as always on the server. */
export function missingParts(): Promise<void> | undefined {
  return undefined;
}
