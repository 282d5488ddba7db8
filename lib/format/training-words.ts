/** What callers get from a bot without questions, in a sentence. */
export const ANSWERS_LITTLE =
  "It greets callers and tells office hours, address and phone number, but answers no other questions.";

/** How much a bot knows: "Knows 1 answer", "Knows 12 answers". */
export function knowsText(questions: number): string {
  return questions === 1 ? "Knows 1 answer" : `Knows ${questions} answers`;
}
