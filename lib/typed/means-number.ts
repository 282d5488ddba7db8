import { lastFour } from "@/lib/phone";
import { withoutMarks } from "./marks";

/** Whether a text means a phone number: its last four digits, or the whole number in any spelling. */
export function meansNumber(typed: string, e164: string): boolean {
  const text = withoutMarks(typed.normalize("NFKC")).replace(/^\s*tel:/i, "");
  if (/\p{L}/u.test(text)) return false;
  const digits = text.replace(/\D/g, "");
  const whole = e164.slice(1);
  const national = whole.startsWith("1") ? whole.slice(1) : whole;
  return [lastFour(e164), whole, national].includes(digits);
}
