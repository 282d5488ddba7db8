import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** Columns and tables that a request changes only by being made. */
const NOT_COUNTED = new Set(["request_counts", "carrier_stock", "installation_facts"]);

/** A digest of every row of every table, jobs included, so that a test can see that nothing changed anywhere. */
export async function databaseDigest(): Promise<Record<string, string>> {
  const { rows: tables } = await database().execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker') order by 1, 2`);
  const digests: [string, string][] = [];
  for (const { schema, name } of tables) {
    if (NOT_COUNTED.has(name)) continue;
    const row = name === "api_keys" ? sql`(to_jsonb(t) - 'last_used_at')::text` : sql`t::text`;
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const { rows } = await database().execute<{ digest: string }>(
      sql`select coalesce(md5(string_agg(${row}, ',' order by ${row})), '') as digest from ${table} t`,
    );
    digests.push([name, rows[0]?.digest ?? ""]);
  }
  return Object.fromEntries(digests);
}
