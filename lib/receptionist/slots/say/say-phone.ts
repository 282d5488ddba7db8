import type { Language } from "@/lib/constants/languages";
import { formatPhone } from "@/lib/phone";
import { sayDigits } from "../../say/numbers";

const PLUS: Record<Language, string> = { ENGLISH: "plus", SPANISH: "más", FRENCH: "plus" };

/** A telephone number for the voice, digit by digit in groups: "four one zero, five five five, zero one nine one". */
export function sayPhone(e164: string, language: Language): string {
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  const groups = national ? national.slice(1) : formatPhone(e164).slice(1).split(" ");
  const said = groups.map((group) => sayDigits(group, language)).join(", ");
  return national ? said : `${PLUS[language]} ${said}`;
}
