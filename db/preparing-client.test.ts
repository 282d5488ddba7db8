import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closeDatabase, database, openDatabase } from "./client";
import { organizations } from "./schema";
import { useTestDatabase } from "./testing/database";

const { url } = useTestDatabase();

/** Runs work on one connection and returns the statements PostgreSQL prepared there, with how often each ran. */
async function preparedBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  await closeDatabase();
  openDatabase(url(), { max: 1 });
  await work();
  const { rows } = await database().execute<{ statement: string; runs: number }>(
    sql`select statement, (generic_plans + custom_plans)::int as runs from pg_prepared_statements`,
  );
  return Object.fromEntries(rows.map(({ statement, runs }) => [statement, runs]));
}

const byName = (name: string) =>
  database().select({ id: organizations.id }).from(organizations).where(eq(organizations.name, name));

describe("a connection", () => {
  it("prepares a statement once and runs it with other values", async () => {
    const prepared = await preparedBy(async () => {
      for (const name of ["Bright Smile", "Evanston", "'; drop table organizations"]) await byName(name);
    });
    expect(prepared).toEqual({
      'select "id" from "organizations" where "organizations"."name" = $1': 3,
    });
  });

  it("prepares no lists, no statements without values, and no transaction commands", async () => {
    const prepared = await preparedBy(async () => {
      await byName("Bright Smile").limit(10);
      await database().select({ id: organizations.id }).from(organizations);
      await database().transaction((tx) => tx.execute(sql`select 1`));
    });
    expect(prepared).toEqual({});
  });

  it("runs a statement again after it failed the first time, also in a transaction that had already failed", async () => {
    const cast = (text: string) => database().execute(sql`select ${text}::int as number`);
    const prepared = await preparedBy(async () => {
      await database()
        .transaction(async (tx) => {
          await tx.execute(sql`select 1/0`).catch(() => undefined);
          await tx.execute(sql`select ${"1"}::int as number`);
        })
        .catch(() => undefined);
      await expect(cast("one")).rejects.toThrow();
      expect((await cast("7")).rows).toEqual([{ number: 7 }]);
    });
    expect(Object.keys(prepared)).toEqual(["select $1::int as number"]);
  });
});
