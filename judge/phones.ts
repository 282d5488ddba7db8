import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type Figure, type NotJudged, tally } from "./figure";
import type { Parts } from "./parts";
import { LANGUAGE_OF } from "./practice";

interface Row {
  lang: string;
  text: string;
  numbers: string[];
}

/** How many sentences with a telephone number that is valid in the US are read as that number: all have to be. */
export function judgePhones(rows: Row[], { readPhone }: Parts): (Figure | NotJudged)[] {
  return Object.entries(LANGUAGE_OF).flatMap(([short, language]): (Figure | NotJudged)[] => {
    const cases = rows.flatMap(({ lang, text, numbers }) => {
      const [number = "", another] = numbers;
      const parsed = parsePhoneNumberFromString(number, "US");
      const isUs = parsed?.countryCallingCode === "1" && parsed.isValid();
      return lang === short && isUs && another === undefined
        ? [{ text, digits: String(parsed.nationalNumber) }]
        : [];
    });
    const name = `${short}: telephone numbers`;
    if (cases.length === 0) return [];
    if (!readPhone) return [{ name, cases: cases.length, needs: "telephone numbers" }];
    return [
      tally(name, cases, [{ of: "right", atLeast: 1 }], ({ text, digits }) => {
        const is = readPhone(text, language);
        if (is === digits) return { is: "right" };
        return { is: is === null ? "neither" : "wrong", example: `"${text}" is ${digits}, was ${is}` };
      }),
    ];
  });
}
