import type { Language } from "@/lib/constants/languages";

const TO_TWENTY_NINE: Record<Language, string[]> = {
  ENGLISH:
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
      " ",
    ),
  SPANISH:
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split(
      " ",
    ),
  FRENCH:
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt".split(
      " ",
    ),
};
const TENS: Record<Language, string[]> = {
  ENGLISH: ["", "", "twenty", "thirty", "forty", "fifty"],
  SPANISH: ["", "", "veinte", "treinta", "cuarenta", "cincuenta"],
  FRENCH: ["", "", "vingt", "trente", "quarante", "cinquante"],
};

/** A number from 0 to 59 in words. */
export function numberInWords(number: number, language: Language): string {
  const word = TO_TWENTY_NINE[language][number];
  if (word !== undefined) return word;
  const ones = number % 10;
  const tens = TENS[language][Math.floor(number / 10)] ?? "";
  if (ones === 0) return tens;
  const one = TO_TWENTY_NINE[language][ones] ?? "";
  if (language === "SPANISH") return `${tens} y ${one}`;
  return language === "FRENCH" && ones === 1 ? `${tens} et un` : `${tens}-${one}`;
}

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );

/** A day of the month as dates say it: "thirty-first", "treinta y uno", "trente et un". The first has its own word. */
export function dayOfMonthInWords(day: number, language: Language): string {
  if (language === "ENGLISH") return ORDINALS[day - 1] ?? String(day);
  if (day === 1) return language === "SPANISH" ? "primero" : "premier";
  return numberInWords(day, language);
}

/** Digits one by one, so that they can be written down: "four one zero". Everything else becomes a pause. */
export function digitsInWords(text: string, language: Language): string {
  return (text.match(/\d+/g) ?? [])
    .map((group) => [...group].map((digit) => numberInWords(Number(digit), language)).join(" "))
    .join(", ");
}
