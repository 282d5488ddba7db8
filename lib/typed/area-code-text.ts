import { withoutMarks } from "./marks";

/**
 * Reads the area code in what people type and paste while they look for one: "(254)", "254-555", "+1 254 555 0100", with
 * invisible marks. Digits that are not complete yet stay as they are.
 * @returns the digits to search for; null if the text is no number of the US, such as a city
 */
export function readAreaCodeText(typed: string): string | null {
  const text = withoutMarks(typed.normalize("NFKC"))
    .replace(/^\s*tel:/i, "")
    .trim();
  const groups = text.match(/\d+/g);
  if (!groups || /\p{L}/u.test(text)) return null;
  const isAbroad = text.startsWith("+") && !groups[0]?.startsWith("1");
  if (isAbroad) return null;
  const digits = groups.join("");
  // No area code begins with 1: it is the country code.
  const hasCountry = digits.startsWith("1") && (text.startsWith("+") || digits.length > 3);
  const local = hasCountry ? digits.slice(1) : digits;
  const [first = "", second = ""] = groups;
  const opening = hasCountry ? first.slice(1) || second : first;
  const isGrouped = groups.length > 1 && opening.length === 3;
  return isGrouped || local.length === 10 ? local.slice(0, 3) : local;
}
