/** The lists of a bot's forms; an item that was added starts blank. */
const LISTS = ["faqs", "instructions", "dataCollectionFields"] as const;
type ListName = (typeof LISTS)[number];

/**
 * The lists of a form without the items that somebody added and left blank.
 * @returns only the lists that had such items
 */
export function withoutBlanks(values: object): [ListName, unknown[]][] {
  return LISTS.flatMap((name): [ListName, unknown[]][] => {
    const items: unknown = (values as Record<string, unknown>)[name];
    if (!Array.isArray(items)) return [];
    const filled = items.filter((item) => !isBlank(item));
    return filled.length < items.length ? [[name, filled]] : [];
  });
}

function isBlank(item: string | { question: string; answer: string }): boolean {
  const text = typeof item === "string" ? item : item.question + item.answer;
  return text.trim() === "";
}
