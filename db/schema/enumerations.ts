import { type SQL, sql } from "drizzle-orm";

/**
 * The values of an enumeration in `lib/constants` as SQL, for the parentheses after `in`: `'viewer', 'admin'`. They are
 * constants without quotes, so they need no escaping.
 * @param separator as in the migration, because different whitespace would count as a change of the schema
 */
export function listOf(values: readonly string[], separator = ", "): SQL {
  return sql.raw(values.map((value) => `'${value}'`).join(separator));
}

/** The same as an array of texts, for columns that hold several: `'{answer,transfer}'::text[]`. */
export function arrayOf(values: readonly string[]): SQL {
  return sql.raw(`'{${values.join(",")}}'::text[]`);
}
