import type { AppointmentAct } from "../hear/heard";
import type { Fact } from "../lexicon/topics";

/**
 * The sentences that ship with the receptionist, in one language. They say only what is true of this product today. None but
 * `askAgain` and `noAnswer` apologizes, so that nobody hears "sorry" more than twice in a row.
 */
export interface Words {
  /** Who answers, and that the call is transcribed (product rule 29). Nobody can edit it away. */
  disclosure: string;
  /** To "are you a robot?". */
  robot: string;
  /** After the first question without an answer. */
  askAgain: string;
  /** After the second one in a row. */
  noAnswer: string;
  /** After every further one. */
  stillNoAnswer: string;
  goodbye: string;
  /** After eight seconds of silence, after sixteen, and before the bot hangs up. */
  areYouThere: string;
  stillThere: string;
  silentGoodbye: string;
  anythingElse: string;
  /** After "yes" to that, or a greeting. */
  whatElse: string;

  /** The advice to a caller whose life is in danger, and the same once more (product rule 31). */
  emergency: [string, string];
  /** The same where somebody speaks of suicide. */
  suicide: [string, string];

  /** What the receptionist cannot do; what the practice can do follows. */
  urgent: string;
  /** What somebody urgent can do besides. */
  urgentMeanwhile: string;
  person: string;
  complaint: string;
  clinical: string;
  billing: string;
  message: string;
  appointment: Record<AppointmentAct | "any", string>;
  holiday: string;

  /** How the staff are reached. */
  isOpenUntil: (time: string) => string;
  callStaff: string;
  callStaffThen: string;
  callStaffWhenOpen: string;

  /** "Do you mean A or B?" */
  between: (one: string, other: string) => string;
  whichOne: string;
  /** After "no" to that. */
  neither: string;
  /** What a fact is called in that question. */
  facts: Record<Fact, string>;

  slower: string;
  nothingToRepeat: string;
  /** To a wish for the language that is spoken, and for another. */
  sameLanguage: string;
  otherLanguage: string;
  optOut: string;
  wrongNumber: string;
}
