import pg from "pg";

/** PostgreSQL keeps what is prepared for as long as the connection lives; statements beyond these are not. */
const MOST_STATEMENTS = 300;
/** The best plan of a list depends on what it is asked for, and is made each time. */
const LIST = /\blimit\b/i;

/** The names of this process's prepared statements, by their text. */
const names = new Map<string, string>();

/**
 * A connection on which PostgreSQL parses and plans each statement once, and not each time, which is most of what a
 * small statement costs it (docs/performance.md). It goes back to planning by itself where a plan for all values would
 * be a bad one.
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

/** What Drizzle sends: a text beside its values. Without values (`begin`), the simple protocol is the shorter way. */
function isPreparable(given: unknown, values: unknown): boolean {
  if (typeof given !== "object" || given === null || !("text" in given)) return false;
  const isPlain = !("submit" in given) && !("name" in given && given.name);
  return isPlain && Array.isArray(values) && values.length > 0 && !LIST.test(String(given.text));
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = `lk${names.size}`;
  names.set(text, name);
  return name;
}
