import path from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { ROOT } from "../scripts/stack/places.mjs";
import { runNode } from "../scripts/stack/run-node.mjs";

/**
 * How many queries each page sends. The caller must have stopped everything else that queries the database.
 * @param {string} databaseUrl
 * @param {Record<string, () => Promise<void>>} opens functions that open a page, by the page's name
 * @returns {Promise<Record<string, number>>}
 */
export async function queriesOf(databaseUrl, opens) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [name, open] of Object.entries(opens)) {
    // Open the page once before, so that once-a-minute queries (a session's last use) are not counted.
    await open();
    await client.query("select pg_stat_statements_reset()");
    await open();
    const { rows } = await client.query(
      "select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where query not like '%pg_stat_statements%'",
    );
    counts[name] = Number(rows[0].calls);
  }
  await client.end();
  return counts;
}

/**
 * How long searches for lines take in the product, beside bare queries for the same lines, and PostgreSQL's plans.
 * @param {string} folder where to bundle the program that runs the query
 * @param {string} databaseUrl
 * @param {string} accountId
 * @returns {Promise<Record<string, { milliseconds: number, bare: number, nodes: string[] }>>}
 */
export async function searchPlans(folder, databaseUrl, accountId) {
  const outfile = path.join(folder, "explain-search.mjs");
  await build({
    entryPoints: [path.join(ROOT, "bench/explain-search.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const { code, out, err } = await runNode([outfile, databaseUrl, accountId], {});
  if (code !== 0) throw new Error(`EXPLAIN of the searches failed:\n${err}`);
  return JSON.parse(out);
}
