import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { mismatchOf, otherGreetingLanguages, type SpeakingBot } from "@/lib/constants/mismatch";
import { AppError, type Warning } from "@/lib/errors";
import { languagesText } from "@/lib/format/language-words";
import { formatPhone } from "@/lib/phone";
import { type Bot, type Faq, type FaqOfBot, MAX_FAQS } from "@/lib/schemas/bot";

/** Warnings for lines whose language their bot is not trained in, or does not greet in (product rule 7). */
export function mismatchWarnings(
  bot: SpeakingBot & { name: string },
  lines: { number: string; language: Language }[],
): Warning[] {
  return lines.flatMap(({ number, language }) => {
    const code = mismatchOf(language, bot);
    if (!code) return [];
    const speaks = `${formatPhone(number)} speaks ${LANGUAGE_LABELS[language]},`;
    const greets = languagesText(otherGreetingLanguages(language, bot));
    return code === "language_mismatch"
      ? { code, message: `${speaks} which ${bot.name} is not trained in.` }
      : { code, message: `${speaks} but ${bot.name} greets callers in ${greets}.` };
  });
}

type MaybeKnownFaq = Faq & { id?: string | undefined };

/** How to recognize a question sent without its id, the surest way first: unchanged, same question, same answer. */
const KNOWN_BY: ((one: Faq, other: Faq) => boolean)[] = [
  (one, other) => one.question === other.question && one.answer === other.answer,
  (one, other) => one.question === other.question,
  (one, other) => one.answer === other.answer,
];

/**
 * Finds the ids of questions that are sent without them.
 * @param known the bot's current questions
 * @returns the questions in their order; new ones have no id
 * @throws AppError `validation_failed` for an id that is not one of the bot's questions, or that comes twice
 */
export function matchFaqIds(
  known: (Faq & { id: string })[],
  faqs: MaybeKnownFaq[],
): (Faq & { id?: string })[] {
  const left = [...known];
  const ids = faqs.map(({ id }, index) => {
    if (id === undefined) return undefined;
    const found = left.findIndex((each) => each.id === id);
    if (found < 0) throw unknownFaq(index);
    return left.splice(found, 1)[0]?.id;
  });
  for (const isKnown of KNOWN_BY)
    faqs.forEach((faq, index) => {
      const found = ids[index] === undefined ? left.findIndex((each) => isKnown(each, faq)) : -1;
      if (found >= 0) ids[index] = left.splice(found, 1)[0]?.id;
    });
  return faqs.map((faq, index) => ({ ...faq, id: ids[index] }));
}

function unknownFaq(index: number): AppError {
  const message = "This is not the id of one of the bot's questions. Leave it out for a new question.";
  return new AppError("validation_failed", {
    fields: [{ path: `faqs.${index}.id`, code: "invalid", message }],
  });
}

/** @throws AppError `validation_failed` when the bot has the maximum number of questions */
export function assertRoomForFaq(faqs: Faq[]): void {
  if (faqs.length < MAX_FAQS) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: "question", code: "too_many", message: `A bot can have at most ${MAX_FAQS} questions.` },
    ],
  });
}

/**
 * One of a bot's questions.
 * @throws AppError `not_found`
 */
export function faqOf(faqs: (Faq & { id: string })[], faqId: string): Faq & { id: string } {
  const faq = faqs.find(({ id }) => id === faqId);
  if (!faq) throw new AppError("not_found");
  return faq;
}

/**
 * One of a bot's questions, with the bot's version.
 * @throws AppError `not_found`
 */
export function faqOfBot({ faqs, version }: Pick<Bot, "faqs" | "version">, faqId: string): FaqOfBot {
  return { ...faqOf(faqs, faqId), version };
}
