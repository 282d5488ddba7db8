import { sayOpening } from "./facts/hours";
import { sayPhone } from "./facts/place";
import { openingOf } from "./facts/say-fact";
import { timeInWords } from "./facts/times";
import type { State } from "./state";
import { type Sentence, type Setting, sentence } from "./turn";
import { WORDS } from "./words";

/**
 * Sends a caller to the practice's staff: what the receptionist cannot do, whether somebody is there, and how they are
 * reached, unless that was said just before. It says only what is known.
 */
export function refer(
  what: string,
  { setting, state }: { setting: Setting; state: State },
  after?: string,
): Sentence {
  const contact = contactOf(setting);
  const isKnown = state.last.some((text) => text.includes(contact));
  const how = isKnown ? WORDS[setting.language].callStaff : contact;
  return sentence([what, how, after].filter(Boolean).join(" "), "referral");
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
