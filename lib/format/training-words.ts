/** What callers get from a bot without questions, in a sentence. */
export const KNOWS_NOTHING = "It greets callers, but can answer nothing that they ask.";

/** How much a bot knows: "Knows 1 answer", "Knows 12 answers". */
export function knowsText(questions: number): string {
  return questions === 1 ? "Knows 1 answer" : `Knows ${questions} answers`;
}
