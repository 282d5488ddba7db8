import { findAnswer } from "@/lib/receptionist/find/find-answer";
import { trainingOf } from "@/lib/receptionist/find/training";
import { hear } from "@/lib/receptionist/hear/hear";
import { hearAnswer } from "@/lib/receptionist/hear/hear-answer";
import { FACTS } from "@/lib/receptionist/lexicon/topics";
import type { Parts } from "./parts";
import { shortName } from "./practice";

export const BUILT_IN: Parts = {
  hear: (say, language, after) => {
    if (after) {
      const a = hearAnswer(say, language);
      if (a) return a.answer;
    }
    const [h] = hear(say, language);
    if (!h) return null;
    if (h.kind === "appointment") return `appointment:${h.act}`;
    if (h.kind === "language") return `language:${h.language ? shortName(h.language) : "other"}`;
    return h.kind;
  },
  find: (practice, language, say) => {
    const faqs = practice.faqs[shortName(language)] ?? [];
    const entries = faqs.map(({ index, question, answer }) => ({ id: String(index), question, answer }));
    const found = findAnswer(trainingOf(entries, language), say, FACTS);
    if (found.kind === "faq") return `faq:${found.entry.id}`;
    return found.kind === "fact" ? found.fact : null;
  },
};
