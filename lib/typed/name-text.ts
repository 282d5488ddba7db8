/** Emoji of several parts: joined by zero-width joiners, and flags spelled with tags. */
const JOINED_EMOJI =
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u20e3)\u200d(?=\p{Extended_Pictographic})/gu;
const TAGGED_FLAG = /(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,20}\u{e007f}/gu;
/** Joiners inside words of the scripts that need them to be spelled correctly. */
const NEEDED_JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{M}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}])/gu;
/** Selectors of a glyph's variant, behind characters that have variants: emoji, and letters of a few scripts. */
const VARIANTS =
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=[\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}])(?:[\ufe00-\ufe0d]|[\u{e0100}-\u{e01ef}])/gu;
const MONGOLIAN_VARIANTS = /(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]/gu;

/** Line breaks and control characters. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
/** What nobody sees or what turns the text's direction, private characters, and characters that do not exist (yet). */
const HIDDEN =
  /[\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}]|(?!\p{Extended_Pictographic})\p{Cn}/u;

/** More marks on one letter than any language writes, which cover the lines around. */
const STACKED = /(?:(?=\p{M})\p{Script=Inherited}){5}|(\p{M})\1{2}/u;

/** A character that a name cannot have, with the text in front of it. */
interface BadCharacter {
  kind: "control" | "hidden";
  character: string;
  before: string;
}

/**
 * The first character of a name that it cannot have (product rule 5). Joiners and variant selectors are allowed where an
 * emoji or a script needs them.
 * @param name trimmed and in NFC
 * @returns null if there is none
 */
function badCharacterOf(name: string): BadCharacter | null {
  const kept = name
    .replace(TAGGED_FLAG, "")
    .replace(JOINED_EMOJI, "")
    .replace(NEEDED_JOINERS, "")
    .replace(MONGOLIAN_VARIANTS, "")
    .replace(VARIANTS, "");
  const found = CONTROL.exec(kept) ?? HIDDEN.exec(kept);
  if (!found) return null;
  const [character] = found;
  return {
    kind: CONTROL.test(character) ? "control" : "hidden",
    character,
    before: kept.slice(0, found.index).trim(),
  };
}

/** The usual names of characters that nobody sees. */
const NAMES: Record<number, string> = {
  173: "soft hyphen",
  847: "grapheme joiner",
  1564: "Arabic letter mark",
  4447: "Hangul filler",
  4448: "Hangul filler",
  6158: "Mongolian vowel separator",
  8203: "zero-width space",
  8204: "zero-width non-joiner",
  8205: "zero-width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8234: "left-to-right embedding",
  8235: "right-to-left embedding",
  8236: "end of directional formatting",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8288: "word joiner",
  8294: "left-to-right isolate",
  8295: "right-to-left isolate",
  8296: "first strong isolate",
  8297: "end of directional isolate",
  10240: "blank Braille pattern",
  12644: "Hangul filler",
  65279: "byte order mark",
  65532: "object replacement character",
  65440: "Hangul filler",
};

/**
 * What is wrong with the characters of a name.
 * @param name trimmed and in NFC
 * @param label begins the sentence: "The name"
 * @returns the field's code and sentence; null if nothing is wrong
 */
export function readNameText(
  name: string,
  label: string,
): { reason: "invalid" | "hidden_character"; message: string } | null {
  const bad = badCharacterOf(name);
  if (bad === null)
    return STACKED.test(name)
      ? { reason: "invalid", message: `${label} has too many marks on one letter. Delete some.` }
      : null;
  return {
    reason: bad.kind === "control" ? "invalid" : "hidden_character",
    message: sentenceOf(label, bad),
  };
}

/** What to do about it: 'The name has a hidden character after "Front": zero-width space (U+200B). Delete it.' */
function sentenceOf(label: string, { kind, character, before }: BadCharacter): string {
  if (kind === "control") return `${label} cannot contain line breaks or control characters.`;
  const code = character.codePointAt(0) ?? 0;
  const mark = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = NAMES[code] === undefined ? mark : `${NAMES[code]} (${mark})`;
  const place = before === "" ? "at its start" : `after “${Array.from(before).slice(-20).join("")}”`;
  return `${label} has a hidden character ${place}: ${name}. Delete it.`;
}
