import type { Language } from "@/lib/constants/languages";

const EN = words(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
);
const EN_TENS = words("- - twenty thirty forty fifty sixty seventy eighty ninety");
const EN_RANKS = words(
  "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
);
const ES = words(
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
);
const ES_TENS = words("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa");
const ES_HUNDREDS = words(
  "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
);
const FR = words(
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
);
const FR_TENS = words("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt");

/** A number below 100 in words. */
export function sayNumber(value: number, language: Language): string {
  if (language === "ENGLISH") return small(value, EN, EN_TENS, "-");
  if (language === "SPANISH") return small(value, ES, ES_TENS, " y ");
  return sayFrench(value);
}

/** The rank of an English day: "twenty-third". */
export function sayEnglishRank(value: number): string {
  if (value === 30) return "thirtieth";
  if (value <= 20) return EN_RANKS[value] ?? "";
  return `${EN_TENS[Math.floor(value / 10)]}-${EN_RANKS[value % 10]}`;
}

/** A year from 1900 to 2099 as the language says it: "nineteen eighty-four", "mille neuf cent quatre-vingt-quatre". */
export function sayYear(year: number, language: Language): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const inWords = rest === 0 ? "" : sayNumber(rest, language);
  if (language === "ENGLISH") {
    if (century === 20 && rest < 10) return `two thousand${rest ? ` ${inWords}` : ""}`;
    const end = rest === 0 ? "hundred" : rest < 10 ? `oh ${inWords}` : inWords;
    return `${sayNumber(century, language)} ${end}`;
  }
  const thousands = century < 20 ? "" : language === "SPANISH" ? "dos " : "deux ";
  const hundreds =
    century % 10 === 0
      ? ""
      : language === "SPANISH"
        ? (ES_HUNDREDS[century % 10] ?? "")
        : `${FR[century % 10]} cent${rest ? "" : "s"}`;
  return [`${thousands}${language === "SPANISH" ? "mil" : "mille"}`, hundreds, inWords]
    .filter((part) => part !== "")
    .join(" ");
}

/** Digits one by one: "four one zero". */
export function sayDigits(digits: string, language: Language): string {
  return [...digits].map((digit) => sayNumber(Number(digit), language)).join(" ");
}

function small(value: number, units: string[], tens: string[], joiner: string): string {
  if (value < units.length) return units[value] ?? "";
  const unit = value % 10;
  const ten = tens[Math.floor(value / 10)] ?? "";
  return unit === 0 ? ten : `${ten}${joiner}${units[unit]}`;
}

function sayFrench(value: number): string {
  if (value < 20) return FR[value] ?? "";
  const ten = Math.floor(value / 10);
  const isScore = ten === 7 || ten === 9;
  const unit = isScore ? value - (ten - 1) * 10 : value % 10;
  const name = FR_TENS[ten] ?? "";
  if (unit === 0) return value === 80 ? "quatre-vingts" : name;
  const joiner = (unit === 1 || unit === 11) && ten < 8 ? " et " : "-";
  return `${name}${joiner}${FR[unit]}`;
}

function words(list: string): string[] {
  return list.split(" ");
}
