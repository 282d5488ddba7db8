import { closeDatabase, databasePool, openDatabase } from "@/db/client";
import { planOf } from "@/db/testing/explain";
import type { Context } from "@/lib/context";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listNumbersInput } from "@/lib/schemas/phone-number";

const [address = "", accountId = ""] = process.argv.slice(2);
const ROUNDS = 21;
/** What is typed, by kind, and the condition of the barest query for the same lines. */
const SEARCHES = {
  digits: { typed: "7919", where: own("7919") },
  name: { typed: "Recall Outreach 4711", where: own("recall", "outreach", "4711") },
  accents: { typed: "Récall–Oútreach ４７１１", where: own("recall", "outreach", "4711") },
  city: { typed: "Phoenix", where: own("phoenix") },
  organization: {
    typed: "Location 4711",
    where: `org_id in (select id from organizations where ${own("location", "4711")})`,
  },
};

/** One search as the product makes it, beside the barest query for the same lines. Medians, in milliseconds. */
interface Measured {
  milliseconds: number;
  bare: number;
  nodes: string[];
}

/** Measures each kind of search that an account's admin can make, and prints times and PostgreSQL's plans as JSON. */
async function main(): Promise<void> {
  openDatabase(address, { max: 2 });
  const context: Context = {
    actor: { type: "system", id: null, name: "Bench" },
    reach: { everything: false, accounts: [{ accountId, role: "admin" }], organizations: [] },
    requestId: "bench",
    now: () => new Date(),
  };
  const found: Record<string, Measured> = {};
  for (const [kind, { typed, where }] of Object.entries(SEARCHES)) {
    const search = () => listNumbers(context, listNumbersInput.parse({ q: typed, limit: 50, sort: "name" }));
    const { text } = await planOf(search);
    const nodes = [...text.matchAll(/"(?:Node Type|Index Name)":"([^"]+)"/g)].map(([, name]) => name ?? "");
    found[`${kind}: ${typed}`] = {
      milliseconds: await medianOf(search),
      bare: await medianOf(() => bare(where)),
      nodes,
    };
  }
  console.log(JSON.stringify(found));
  await closeDatabase();
}

/** The condition that a row's own text has all words. */
function own(...words: string[]): string {
  return words.map((word) => `search_text like '%${word}%'`).join(" and ");
}

/** The same lines by one plain query, without folding what was typed, naming organizations, joins or answers. */
async function bare(where: string): Promise<void> {
  await databasePool().query(
    `select id, number, name from phone_numbers where account_id = $1 and status <> 'released' and ${where}
     order by sort_name, id limit 51`,
    [accountId],
  );
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

await main();
