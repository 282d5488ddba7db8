import pg from "pg";

/** Prepared statements use memory as long as their connection lives, so only this many are prepared. */
const MAX_STATEMENTS = 300;
/** The best plan for a list depends on its values, so lists are planned each time. */
const LIST = /\blimit\b/i;

/** The names of this process's prepared statements, by text. */
const names = new Map<string, string>();

/**
 * A connection on which PostgreSQL parses and plans each statement once. Parsing and planning is most of the cost of a
 * small statement (docs/performance.md). PostgreSQL itself goes back to planning each time if a generic plan would be
 * worse.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg has a signature for each way of calling it
  override query(...args: any[]): any {
    const [given, values] = args;
    const name = isPreparable(given, values) ? nameOf(given.text) : undefined;
    const query = super.query as (...args: unknown[]) => unknown;
    return query.apply(this, name === undefined ? args : [{ ...given, name }, ...args.slice(1)]);
  }
}

/** Whether Drizzle sent a statement with values. Without values (`begin`), the simple protocol is faster. */
function isPreparable(given: unknown, values: unknown): boolean {
  if (typeof given !== "object" || given === null || !("text" in given)) return false;
  const isPlain = !("submit" in given) && !("name" in given && given.name);
  return isPlain && Array.isArray(values) && values.length > 0 && !LIST.test(String(given.text));
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_STATEMENTS) return known;
  const name = `lk${names.size}`;
  names.set(text, name);
  return name;
}
