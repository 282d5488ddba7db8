/** Accents and other marks that decomposition splits off their letters. Not the vowel signs of Indic scripts. */
const MARKS = "\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F";

/** What people use as an apostrophe. */
const APOSTROPHES =
  "'`\\u00B4\\u02B9-\\u02BF\\u02C8\\u02CA\\u02CB\\u0384\\u055A\\u05F3\\u1FBD\\u1FBF\\u1FEF\\u1FFD\\u1FFE\\u2018\\u2019\\u201B\\u2032\\u2035\\uA78B\\uA78C\\uFF07\\uFF40";

/** Control characters, marks of direction, joiners, fillers and variation selectors. */
const INVISIBLE =
  "\\u0001-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB";

/** Spaces, dashes and other punctuation that only separates words. */
const SEPARATORS =
  '\\u0009-\\u000D\\u0020\\u0085\\u1680\\u2028\\u2029,;:.!?()\\[\\]{}/|"\\u00A1\\u00AB\\u00B7\\u00BB\\u00BF\\u058A\\u05BE\\u2010-\\u2015\\u201A\\u201C-\\u201F\\u2022\\u2027\\u2039\\u203A\\u2043\\u2044\\u2212\\u2219\\u2E3A\\u2E3B\\u3001\\u3002\\u30FB\\-';

/** Letters that decomposition does not split, by the letters that people type for them. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ae: "æ",
  b: "ƀɓ",
  c: "ƈ",
  d: "đðɖɗ",
  e: "əǝɛ",
  f: "ƒ",
  g: "ǥɠ",
  h: "ħ",
  i: "ıɨ",
  k: "ƙĸ",
  l: "łƚ",
  n: "ŋɲ",
  o: "øɔ",
  oe: "œ",
  p: "ƥ",
  ss: "ß",
  t: "ŧƭ",
  th: "þ",
  v: "ʋ",
  y: "ƴ",
  z: "ƶ",
  σ: "ς",
};
const BASES = new Map(
  Object.entries(LOOKALIKES).flatMap(([base, letters]) => [...letters].map((letter) => [letter, base])),
);

const DROPPED = new RegExp(`[\\u0000${MARKS}${APOSTROPHES}${INVISIBLE}]`, "gu");
/** Latin, Greek, Cyrillic and Armenian. Other scripts have no case, or nobody types it. */
const CASED = /[A-Z\u00C0-\u024F\u1E9E\u0370-\u03FF\u0400-\u052F\u0531-\u0556]/gu;
const SPECIAL = new RegExp(`[${[...BASES.keys()].join("")}]`, "gu");
const BETWEEN_WORDS = new RegExp(`[${SEPARATORS}]+`, "gu");

/**
 * Folds a text for comparison: "Línea", "LINEA" and "ｌｉｎｅａ" become "linea", "O’Neil" and "O'Neil" become "oneil", and
 * everything between words becomes one space. The function `fold_text` in the database does the same, without regard to
 * its collation; a test compares the two. A change of this file needs a migration.
 */
export function foldText(text: string): string {
  return text
    .replace(DROPPED, "")
    .normalize("NFKD")
    .replace(DROPPED, "")
    .replace(CASED, (letter) => letter.toLowerCase())
    .replace(SPECIAL, (letter) => BASES.get(letter) ?? letter)
    .replace(BETWEEN_WORDS, " ")
    .trim();
}
