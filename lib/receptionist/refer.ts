import { sayOpening } from "./facts/hours";
import { sayPhone } from "./facts/place";
import { openingOf } from "./facts/say-fact";
import { timeInWords } from "./facts/times";
import { type Sentence, type Setting, sentence } from "./turn";
import { WORDS } from "./words";

/**
 * Sends a caller to the practice's staff: what the receptionist cannot do, whether somebody is there, and how they are
 * reached. It says only what is known.
 */
export function refer(what: string, setting: Setting, after?: string): Sentence {
  return sentence([what, contactOf(setting), after].filter(Boolean).join(" "), "referral");
}

function contactOf({ practice, now, language }: Setting): string {
  const words = WORDS[language];
  const opening = openingOf(practice, now);
  const phone = practice.phone === null ? [] : [sayPhone(practice.phone, language)];
  switch (opening.state) {
    case "open":
      return [words.isOpenUntil(timeInWords(opening.until, language)), words.callStaff, ...phone].join(" ");
    case "closed":
      return [sayOpening(opening, language), words.callStaffThen, ...phone].join(" ");
    default:
      return [words.callStaffWhenOpen, ...phone].join(" ");
  }
}
