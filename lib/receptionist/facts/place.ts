import type { Language } from "@/lib/constants/languages";
import { US_STATES } from "@/lib/constants/organizations";
import { sayDigits } from "../say/numbers";

export interface Address {
  street: string;
  suite?: string | null;
  city: string;
  /** The two letters of a US state or territory. */
  state: string;
  zip: string;
}

/** Where the practice is, with the state's name and the digits of the ZIP code one by one. */
export function sayAddress({ street, suite, city, state, zip }: Address, language: Language): string {
  const place = [street, suite, city, US_STATES[state] ?? state].filter(Boolean).join(", ");
  const code = digitsInWords(zip, language);
  return {
    ENGLISH: `We are at ${place}. The ZIP code is ${code}.`,
    SPANISH: `Estamos en ${place}. El código postal es ${code}.`,
    FRENCH: `Nous sommes au ${place}. Le code postal est ${code}.`,
  }[language];
}

/** The practice's telephone number, digit by digit in the groups that people expect. */
export function sayPhone(phone: string, language: Language): string {
  const digits = phone.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  const groups = digits.length === 10 ? digits.replace(/^(...)(...)/, "$1-$2-") : digits;
  const number = digitsInWords(groups, language);
  return {
    ENGLISH: `Our phone number is ${number}.`,
    SPANISH: `Nuestro número de teléfono es ${number}.`,
    FRENCH: `Notre numéro de téléphone est le ${number}.`,
  }[language];
}

/** Digits one by one, so that they can be written down. Everything else becomes a pause. */
function digitsInWords(text: string, language: Language): string {
  return (text.match(/\d+/g) ?? []).map((group) => sayDigits(group, language)).join(", ");
}
