import { closeDatabase, openDatabase } from "@/db/client";
import { planOf } from "@/db/testing/explain";
import type { Context } from "@/lib/context";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { listNumbersInput } from "@/lib/schemas/phone-number";

const [address = "", accountId = ""] = process.argv.slice(2);
const SEARCHES = { digits: "7919", name: "Recall Outreach 4711", city: "Phoenix" };

/** Prints, as JSON, how PostgreSQL finds lines for an account's admin by each kind of search. */
async function main(): Promise<void> {
  openDatabase(address, { max: 2 });
  const context: Context = {
    actor: { type: "system", id: null, name: "Bench" },
    reach: { everything: false, accounts: [{ accountId, role: "admin" }], organizations: [] },
    requestId: "bench",
    now: () => new Date(),
  };
  const found: Record<string, { milliseconds: number; nodes: string[] }> = {};
  for (const [kind, q] of Object.entries(SEARCHES)) {
    const { text, milliseconds } = await planOf(() =>
      listNumbers(context, listNumbersInput.parse({ q, limit: 50, sort: "name" })),
    );
    const nodes = [...text.matchAll(/"(?:Node Type|Index Name)":"([^"]+)"/g)].map(([, name]) => name ?? "");
    found[`${kind}: ${q}`] = { milliseconds, nodes };
  }
  console.log(JSON.stringify(found));
  await closeDatabase();
}

await main();
