import path from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { ROOT } from "../scripts/stack/places.mjs";
import { runNode } from "../scripts/stack/run-node.mjs";

/**
 * How many queries each page sends. The caller has stopped whatever else asks the database.
 * @param {string} databaseUrl
 * @param {Record<string, () => Promise<void>>} opens opens a page, by its name
 * @returns {Promise<Record<string, number>>}
 */
export async function queriesOf(databaseUrl, opens) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [name, open] of Object.entries(opens)) {
    // Once before, so that what is asked once a minute (when a session was last used) is not counted.
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
 * How PostgreSQL searches lines, by the product's own query under EXPLAIN ANALYZE.
 * @param {string} folder for the bundled program
 * @param {string} databaseUrl
 * @param {string} accountId
 * @returns {Promise<Record<string, { milliseconds: number, nodes: string[] }>>}
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
  if (code !== 0) throw new Error(`The searches were not explained:\n${err}`);
  return JSON.parse(out);
}
