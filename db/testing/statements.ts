import { PreparingClient } from "@/db/preparing-client";

/**
 * Records the statements that some work sends to the database, on every connection. Leaves out those that begin or end
 * transactions and savepoints, since they read and write nothing, and the settings of a new connection.
 * @returns the text of each statement, in the order they were sent
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const original = PreparingClient.prototype.query;
  const sent: string[] = [];
  PreparingClient.prototype.query = function (this: PreparingClient, ...args: unknown[]) {
    const text = textOf(args[0]);
    if (!/^(begin|commit|rollback|savepoint|release|set)\b/i.test(text)) sent.push(text);
    return Reflect.apply(original, this, args);
  };
  try {
    await work();
  } finally {
    PreparingClient.prototype.query = original;
  }
  return sent;
}

function textOf(query: unknown): string {
  if (typeof query === "object" && query !== null && "text" in query) return String(query.text);
  return String(query);
}
