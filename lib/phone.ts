/**
 * Phone numbers as people write and read them. Client-safe and free of the metadata of every country: US numbers are
 * read and written in full, others are told apart by their country code alone (`phone-parse.ts` knows more).
 */

/** Calling codes of two digits; 1 and 7 have one, all others three. */
const TWO_DIGIT_CODES = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A number for the eye: "(312) 555-1234" for +1, otherwise "+44 207 946 0958".
 * @param e164 the number as it is kept; any other text comes back as it is
 */
export function formatPhone(e164: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (us) return `(${us[1]}) ${us[2]}-${us[3]}`;
  const digits = /^\+(\d{7,15})$/.exec(e164)?.[1];
  if (!digits) return e164;
  const code = /^[17]/.test(digits) ? 1 : TWO_DIGIT_CODES.test(digits) ? 2 : 3;
  return `+${digits.slice(0, code)} ${inThrees(digits.slice(code))}`;
}

/** The last four digits, which a release asks for. */
export function lastFour(e164: string): string {
  return e164.slice(-4);
}

/**
 * Reads a number as a person types it: "(312) 555-0100", "312.555.0100", "1 312 555 0100", "+44 20 7946 0958".
 * @param text what was typed
 * @param country the country of numbers without a country code
 * @returns E.164, or null when it is not a whole number
 */
export function parsePhone(text: string, country: "US" = "US"): string | null {
  const typed = text.normalize("NFKC").trim();
  if (!/^\+?[\d\s().\-/\u2010-\u2015]+$/.test(typed)) return null;
  // The nought in "+31 (0)85" is dialled inside the country only.
  const digits = typed.replace(/^(\+\d+\s*)\(0\)/, "$1").replace(/\D/g, "");
  if (typed.startsWith("+") && !digits.startsWith("1"))
    return /^[2-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
  if (country !== "US") return null;
  const national = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  if (typed.startsWith("+") && digits.length !== 11) return null;
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : null;
}

/** Digits in groups of three, the last group of two to four. */
function inThrees(digits: string): string {
  return digits.replace(/\d{3}(?=\d{2,})/g, "$& ").replace(/ (\d{3}) (\d)$/, " $1$2");
}
