import type { Language } from "@/lib/constants/languages";
import { knownFacts } from "@/lib/receptionist/facts/say-fact";
import { trainingOf } from "@/lib/receptionist/find/training";
import { hear } from "@/lib/receptionist/hear/hear";
import { hearAnswer } from "@/lib/receptionist/hear/hear-answer";
import type { Heard } from "@/lib/receptionist/hear/heard";
import { firstMoment, readWhen } from "@/lib/receptionist/slots/dates/read-when";
import { readPhone } from "@/lib/receptionist/slots/phone/read-phone";
import { type Meaning as Understood, understand } from "@/lib/receptionist/understand";
import { converse, settingOf } from "./converse";
import type { Meaning, Parts } from "./parts";
import { shortName } from "./practice";

/** The parts of the built-in receptionist. */
export const BUILT_IN: Parts = {
  understand: (practice, language, say) => {
    const setting = settingOf(practice, { language, now: practice.conventions?.clock?.open ?? "2027-03-09" });
    return meaningOf(understand(trainingOf(setting.entries, language), say, knownFacts(setting.practice)));
  },
  hear: (say, language, afterYesOrNo) => {
    const answer = afterYesOrNo ? hearAnswer(say, language) : null;
    return answer?.answer ?? nameOf(hear(say, language)[0]);
  },
  readTime: (phrase, language, reference) => {
    // A clock in UTC shows what the reference says.
    const [now, timeZone] = [new Date(`${reference}:00Z`), "UTC"];
    const reading = readWhen(phrase, { now, timeZone, language });
    if (reading.kind !== "value") return null;
    const { value } = reading;
    return value.time === null ? value.date : firstMoment(value, now, timeZone);
  },
  readPhone: (say, language: Language) => {
    const reading = readPhone(say, { language });
    return reading.kind === "value" ? reading.value.replace(/^\+1/, "") : null;
  },
  converse,
};

function meaningOf(meaning: Understood): Meaning {
  if (meaning.kind === "heard") return nameOf(meaning.heard);
  if (meaning.kind !== "answer") return null;
  const { candidate } = meaning;
  return candidate.kind === "faq" ? `faq:${candidate.entry.id}` : candidate.fact;
}

/** What was heard, as SHAPES.md names it. */
function nameOf(heard: Heard | undefined): Meaning {
  if (!heard) return null;
  if (heard.kind === "appointment") return `appointment:${heard.act}`;
  if (heard.kind === "language")
    return `language:${heard.language === null ? "other" : shortName(heard.language)}`;
  return heard.kind;
}
