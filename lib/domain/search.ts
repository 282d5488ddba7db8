import { and, type SQL, sql } from "drizzle-orm";

/** More words than this are not looked for. */
const MAX_WORDS = 8;

/**
 * The condition that a text holds every word of a search, in any order and case. Written for the trigram indexes: the
 * expression must be the indexed one, letter for letter.
 * @param expression lower-case text, as the index has it
 * @param q what was typed; undefined when there is nothing to look for
 */
export function holdsWords(expression: SQL, q: string | undefined): SQL | undefined {
  // PostgreSQL has no character zero in texts and would refuse the query.
  const words = (q ?? "").replaceAll("\0", "").split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return and(
    ...words.map((word) => sql`${expression} like lower(${`%${word.replace(/[\\%_]/g, "\\$&")}%`})`),
  );
}
