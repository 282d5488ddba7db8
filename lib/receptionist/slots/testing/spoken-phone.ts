import type { Language } from "@/lib/constants/languages";
import { sayNumber } from "../../say/numbers";

/** A way to say a telephone number. */
export type PhoneStyle =
  | "digits"
  | "oh"
  | "pairs"
  | "double"
  | "labeled"
  | "groups"
  | "notCorrection"
  | "partCorrection"
  | "figures";

export const PHONE_STYLES: readonly PhoneStyle[] = [
  "digits",
  "oh",
  "pairs",
  "double",
  "labeled",
  "groups",
  "notCorrection",
  "partCorrection",
  "figures",
];

interface Words {
  oh: string;
  double: readonly string[];
  triple: string;
  label: (area: string, rest: string) => string;
  leads: readonly string[];
  not: readonly ((right: string, wrong: string) => string)[];
  sorry: readonly string[];
}

const WORDS: Record<Language, Words> = {
  ENGLISH: {
    oh: "oh",
    double: ["double"],
    triple: "triple",
    label: (area, rest) => `my area code is ${area} and the number is ${rest}`,
    leads: ["", "it's ", "my number is ", "um ", "you can reach me at ", "sure, "],
    not: [
      (right, wrong) => `no wait, ${right} not ${wrong}`,
      (right, wrong) => `sorry ${right}, not ${wrong}`,
    ],
    sorry: ["no wait", "sorry", "I mean", "no", "actually"],
  },
  SPANISH: {
    oh: "cero",
    double: ["doble"],
    triple: "triple",
    label: (area, rest) => `el código de área es ${area} y el número es ${rest}`,
    leads: ["", "es el ", "mi número es ", "eh ", "mi teléfono es ", "sí, "],
    not: [
      (right, wrong) => `no espere, ${right}, no ${wrong}`,
      (right, wrong) => `perdón, ${right} y no ${wrong}`,
    ],
    sorry: ["no perdón", "perdón", "digo", "no", "mejor dicho"],
  },
  FRENCH: {
    oh: "zéro",
    double: ["double", "deux fois"],
    triple: "triple",
    label: (area, rest) => `l'indicatif régional est le ${area} et le numéro ${rest}`,
    leads: ["", "c'est le ", "mon numéro est le ", "euh ", "vous pouvez me joindre au ", "oui, "],
    not: [
      (right, wrong) => `non attendez, ${right} pas ${wrong}`,
      (right, wrong) => `pardon, ${right} et non ${wrong}`,
    ],
    sorry: ["non pardon", "pardon", "je veux dire", "non", "plutôt"],
  },
};

/**
 * Says a number of ten digits as a caller would.
 * @param random numbers from 0 to 1, which choose between ways that are as good
 */
export function spokenPhone(
  digits: string,
  style: PhoneStyle,
  language: Language,
  random: () => number,
): string {
  const words = WORDS[language];
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const pause = one([" ", ", "]);
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const digit = (d: string) => (d === "0" && style === "oh" ? words.oh : sayNumber(Number(d), language));
  const each = (part: string) => [...part].map(digit).join(" ");
  const pair = (part: string) =>
    part.startsWith("0") ? `${each("0")} ${each(part.slice(1))}` : sayNumber(Number(part), language);
  const lead = one(words.leads);
  switch (style) {
    case "pairs":
      return (
        lead +
        [
          `${each(area[0] ?? "")} ${pair(area.slice(1))}`,
          `${each(exchange[0] ?? "")} ${pair(exchange.slice(1))}`,
          `${pair(line.slice(0, 2))} ${pair(line.slice(2))}`,
        ].join(pause)
      );
    case "double":
      return (
        lead +
        [area, exchange, line]
          .map((part) => repeated(part, digit, one(words.double), words.triple))
          .join(pause)
      );
    case "labeled":
      return words.label(each(area), [exchange, line].map(each).join(pause));
    case "groups": {
      const group = (part: string) =>
        part.startsWith("0") || language === "ENGLISH" ? each(part) : hundreds(part, language);
      return (
        lead + [group(area), group(exchange), `${pair(line.slice(0, 2))} ${pair(line.slice(2))}`].join(", ")
      );
    }
    case "notCorrection": {
      const at = 3 + Math.floor(random() * 7);
      const wrong = other(digits, digits[at] ?? "0", random);
      const heard = digits.slice(0, at) + wrong;
      return `${lead}${[heard.slice(0, 3), heard.slice(3, 6), heard.slice(6)]
        .filter((part) => part !== "")
        .map(each)
        .join(
          pause,
        )}, ${one(words.not)(each(digits[at] ?? ""), each(wrong))}${at === 9 ? "" : `, ${each(digits.slice(at + 1))}`}`;
    }
    case "partCorrection": {
      const wrong = line.slice(0, 3) + other(digits, line[3] ?? "0", random);
      return `${lead}${[area, exchange, wrong].map(each).join(pause)}${pause}${one(words.sorry)}${pause}${each(line)}`;
    }
    case "figures":
      return (
        lead +
        one([
          `(${area}) ${exchange}-${line}`,
          `${area}-${exchange}-${line}`,
          digits,
          `+1 ${area} ${exchange} ${line}`,
          `1-${area}-${exchange}-${line}`,
          `${area}.${exchange}.${line}`,
        ])
      );
    default:
      return lead + [area, exchange, line].map(each).join(pause);
  }
}

/** "Double five", "triple zero". */
function repeated(part: string, digit: (d: string) => string, double: string, triple: string): string {
  return part
    .replace(
      /(\d)\1{0,2}/g,
      (run, d: string) =>
        `${run.length === 3 ? `${triple} ` : run.length === 2 ? `${double} ` : ""}${digit(d)} `,
    )
    .trim();
}

/** "Cinq cent cinquante-cinq". */
function hundreds(part: string, language: Language): string {
  const [hundred = 0, rest = 0] = [Number(part[0]), Number(part.slice(1))];
  const names = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
  ];
  const name =
    language === "SPANISH" ? names[hundred] : hundred === 1 ? "cent" : `${sayNumber(hundred, language)} cent`;
  return rest === 0 ? `${name}` : `${name} ${sayNumber(rest, language)}`;
}

/** A digit that the number does not have, so that it is clear which one is corrected. */
function other(digits: string, right: string, random: () => number): string {
  const free = [..."0123456789"].filter((digit) => !digits.includes(digit) && digit !== right);
  return free[Math.floor(random() * free.length)] ?? "0";
}

/** Random numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number of the US or Canada by its form. */
export function randomPhone(random: () => number): string {
  const digit = (from: number) => String(from + Math.floor(random() * (10 - from)));
  return digit(2) + digit(0) + digit(0) + digit(2) + Array.from({ length: 6 }, () => digit(0)).join("");
}
