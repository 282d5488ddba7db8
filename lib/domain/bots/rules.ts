import { LANGUAGE_LABELS, type Language } from "@/lib/constants/numbers";
import { AppError, type Warning } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";
import { isPossiblePhone } from "@/lib/phone-parse";
import { type Faq, MAX_FAQS } from "@/lib/schemas/bot";

/** What to say of lines whose language their bot is not trained in (product rule 7). */
export function mismatchWarnings(
  botName: string,
  lines: { number: string; language: Language }[],
): Warning[] {
  return lines.map((line) => ({
    code: "language_mismatch",
    message: `${formatPhone(line.number)} speaks ${LANGUAGE_LABELS[line.language]}, which ${botName} is not trained in.`,
  }));
}

/** How a question is known again, the surest way first: unchanged, asked as before, answered as before. */
const KNOWN_BY: ((one: Faq, other: Faq) => boolean)[] = [
  (one, other) => one.question === other.question && one.answer === other.answer,
  (one, other) => one.question === other.question,
  (one, other) => one.answer === other.answer,
];

/**
 * Gives questions that come without ids, as forms send them, the ids of those that they are.
 * @param known the bot's questions so far
 * @returns the questions in their order; a new one has no id yet
 */
export function keepFaqIds(known: (Faq & { id: string })[], faqs: Faq[]): (Faq & { id?: string })[] {
  const left = [...known];
  const ids: (string | undefined)[] = faqs.map(() => undefined);
  for (const isKnown of KNOWN_BY)
    faqs.forEach((faq, index) => {
      const found = ids[index] === undefined ? left.findIndex((each) => isKnown(each, faq)) : -1;
      if (found >= 0) ids[index] = left.splice(found, 1)[0]?.id;
    });
  return faqs.map((faq, index) => ({ ...faq, id: ids[index] }));
}

/** @throws AppError `validation_failed` for a number to hand calls off to that cannot exist in its country */
export function assertPossibleHandoff(number: string | null | undefined): void {
  if (!number || isPossiblePhone(number)) return;
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "handoffPhoneNumber",
        code: "invalid_format",
        message: "That number cannot exist. Check its country code and length.",
      },
    ],
  });
}

/** @throws AppError `validation_failed` where a bot has as many questions as it can have */
export function assertRoomForFaq(faqs: Faq[]): void {
  if (faqs.length < MAX_FAQS) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: "question", code: "too_many", message: `A bot can have ${MAX_FAQS} questions at most.` },
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
