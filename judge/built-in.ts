import { findAnswer } from "@/lib/receptionist/find/find-answer";
import { trainingOf } from "@/lib/receptionist/find/training";
import { FACTS } from "@/lib/receptionist/lexicon/topics";
import type { Parts } from "./parts";
import { shortName } from "./practice";

/** The parts of the built-in receptionist. */
export const BUILT_IN: Parts = {
  find: (practice, language, say) => {
    const faqs = practice.faqs[shortName(language)] ?? [];
    const entries = faqs.map(({ index, question, answer }) => ({ id: String(index), question, answer }));
    const found = findAnswer(trainingOf(entries, language), say, FACTS);
    if (found.kind === "faq") return `faq:${found.entry.id}`;
    return found.kind === "fact" ? found.fact : null;
  },
};
