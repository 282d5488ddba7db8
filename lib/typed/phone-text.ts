import type { PhoneProblem } from "@/lib/constants/phone-problems";
import { formatPhone } from "@/lib/phone";
import { withoutMarks } from "./marks";

/** A number in E.164; or why the text is none, a sentence for the field, and the digits read so far, for searches. */
export type PhoneReading = { e164: string } | { reason: PhoneProblem; message: string; digits: string };

/** Decides about a number outside of +1. */
type ReadAbroad = (e164: string) => PhoneReading;

/** More than any number with its label; a longer text is something else. */
const MAX_LENGTH = 200;
const EXAMPLE = "Enter a phone number with its area code, like (312) 555-0100.";

/**
 * Reads one phone number as people type and paste it: in any grouping, with invisible marks, as a `tel:` link, in quotes
 * or brackets, after "Phone:" or "call", with 011 or 00 for the plus. A number without a country code is a US number.
 * @param abroad decides about numbers of other countries, whose lengths only the server knows
 */
export function readPhoneText(typed: string, abroad: ReadAbroad): PhoneReading {
  const text = unwrap(typed);
  if (typed.length > MAX_LENGTH || !/\d/.test(text)) return problem("invalid_format", EXAMPLE);
  const extended = EXTENSION.exec(text)?.[1] ?? PAUSE.exec(text)?.[1];
  if (extended !== undefined && digitsOf(extended).length >= 7) {
    const number = readBody(extended, abroad);
    return problem(
      "has_extension",
      "Enter the number without its extension. Extensions cannot be dialed.",
      "e164" in number ? number.e164.slice(1) : number.digits,
    );
  }
  if (isSeveral(text, abroad)) return problem("several_numbers", "Enter only one phone number.");
  const labeled = text.replace(LAST_LABEL, "");
  const reading = readBody(labeled, abroad);
  return "e164" in reading || !/\p{L}/u.test(text) ? reading : readLetters(text, abroad);
}

const EXTENSION =
  /^(.{7,}?)[\s,.;(]*(?<!\p{L})(?:ext(?:en[st]i[oó]n|n)?[.:=]?|x|#|poste|int(?:erno)?\.?|anexo)\s*[:.#]?\s*\d{1,7}\)?$/iu;
/** Digits after a pause, as phones store them. */
const PAUSE = /^(.{7,}?)\s*(?<!\p{L})[,;pw]+\s*\d{1,6}#?$/iu;
/** Words in front of a number: "call", "Phone:", "Call us at". */
const FIRST_LABEL = /^\p{L}[\p{L}\p{M}\s.&'’/-]*(?:[\s.:#=–—-]+(?=[+(\d])|(?=[+(]))/u;
/** Words behind a number: "(mobile)", "- front desk". */
const LAST_LABEL = /[\s(,;–—-]+\p{L}[\p{L}\p{M}\s.,&'’/-]*\)?$/u;
const SEPARATORS = /\s*(?:[,;|]|\s\/\s|\s&\s|\s(?:or|and|o|y|ou|et)\s)\s*/iu;

/** Drops what stands around a number: marks, quotes, brackets, the scheme of a link, a label in front. */
function unwrap(typed: string): string {
  const plain = withoutMarks(typed.slice(0, MAX_LENGTH).normalize("NFKC")).replace(/[\s\p{Cc}]+/gu, " ");
  const bare = withoutQuotes(plain);
  const link = /^(?:tel|callto|sms):(?:\/\/)?(.*)$/i.exec(bare)?.[1];
  const number = link === undefined ? bare : decoded(link).replace(/;(?!ext)[^;]*|\?.*/gi, "");
  return withoutQuotes(number.replace(FIRST_LABEL, ""));
}

function withoutQuotes(text: string): string {
  return text.replace(/^[\s"'`“”„‘’«»<>[\]{}*_•·–—-]+/, "").replace(/[\s"'`“”„‘’«»<>[\]{}*_.,;:!?]+$/, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}

/** Whether a text holds two or more complete numbers. */
function isSeveral(text: string, abroad: ReadAbroad): boolean {
  const parts = text.split(SEPARATORS).filter((part) => /\d/.test(part));
  if (parts.length > 1 && parts.every((part) => "e164" in readBody(part.replace(FIRST_LABEL, ""), abroad)))
    return true;
  if ((text.match(/\+\s*\(?\d/g) ?? []).length > 1) return true;
  const complete = /(?:\+?1[\s.-]*)?\(?[2-9]\d\d\)?[\s./-]*\d{3}[\s./-]*\d{4}/g;
  return digitsOf(text).length > 15 && (text.match(complete) ?? []).length > 1;
}

/** A number without words: digits, what groups them, and a plus in front. */
function readBody(text: string, abroad: ReadAbroad): PhoneReading {
  if (!/^[\s(]*\+?[\d\s()[\]./_~'’·•\u2010-\u2015\u2212-]*$/.test(text))
    return problem("invalid_format", EXAMPLE);
  const hasPlus = text.includes("+");
  const isAbroad = hasPlus || /^\D*(?:00|011)\s*\D*[1-9]/.test(text);
  // The zero in "+31 (0)85" is dialed only inside the country.
  const digits = digitsOf(isAbroad ? text.replace(/\(\s*0\s*\)/, "") : text);
  if (!isAbroad) return readAtHome(digits);
  const international = digits.replace(/^(?:00|011)/, "");
  if (international.startsWith("1")) return readUs(international.slice(1));
  return abroad(`+${international}`);
}

/** A number without a country code. */
function readAtHome(digits: string): PhoneReading {
  if (digits.startsWith("0"))
    return problem(
      "country_code_missing",
      "Start a number from another country with + and its country code, like +31 85 083 5037.",
      digits,
    );
  // In front of fewer digits, the 1 need not be the country code.
  const reading = readUs(digits.startsWith("1") && digits.length >= 10 ? digits.slice(1) : digits);
  return "e164" in reading ? reading : { ...reading, digits };
}

/**
 * The ten digits after +1. Area code and exchange begin with 2 to 9 and are not N11 (NANP numbering rules). Area code 555
 * does not exist, but examples use it.
 */
function readUs(digits: string): PhoneReading {
  const area = digits.slice(0, 3);
  const exchange = digits.slice(3, 6);
  const count = `A US number has ten digits with its area code. This one has ${digits.length}.`;
  if (digits.length < 10) return problem("missing_digits", count, digits);
  if (digits.length > 10)
    return problem(
      "too_many_digits",
      `${count} Start a number from another country with + and its country code.`,
      digits,
    );
  if (!isCode(area)) return problem("impossible_number", `There is no area code ${area}.`, digits);
  if (!isCode(exchange))
    return problem("impossible_number", `${exchange} cannot follow an area code. Check the number.`, digits);
  return { e164: `+1${digits}` };
}

function isCode(three: string): boolean {
  return /^[2-9]/.test(three) && !three.endsWith("11");
}

const KEYPAD = "22233344455566677778889999";

/** A number with letters for digits, "1-800-DENTIST": refused, with the digits to dial. */
function readLetters(text: string, abroad: ReadAbroad): PhoneReading {
  const dialed = text.replace(/[a-z]/gi, (letter) => KEYPAD.charAt(letter.toLowerCase().charCodeAt(0) - 97));
  const length = /^\D*1/.test(dialed) ? 11 : 10;
  // Phones ignore what is keyed after the last digit.
  const reading = readBody(digitsOf(dialed).slice(0, length), abroad);
  if (
    !/^\D*\d{3}/.test(text.replace(/[\s().+-]/g, "")) ||
    /[^\x20-\x7e]/.test(dialed) ||
    !("e164" in reading)
  )
    return problem("invalid_format", EXAMPLE);
  return problem(
    "has_letters",
    `Use digits instead of letters: ${formatPhone(reading.e164)}.`,
    reading.e164.slice(1),
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

function problem(reason: PhoneProblem, message: string, digits = ""): PhoneReading {
  return { reason, message, digits };
}
