import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { inTransaction, sqlState } from "@/db/transaction";

useTestDatabase();

const SECRET = "s3cret-value";
const person = {
  isSupport: true,
  name: SECRET,
  email: `${SECRET}@example.com`,
  createdAt: new Date(),
  updatedAt: new Date(),
};

/** Everything that a log or a terminal could show of an error. */
const everythingIn = (error: unknown) => inspect(error, { depth: 10, showHidden: true, getters: true });

describe("an error of a statement", () => {
  it.each([
    ["22P02", () => database().execute(sql`select ${SECRET}::uuid`)],
    ["22007", () => database().execute(sql`select ${SECRET}::timestamptz`)],
    ["22P02", () => database().select().from(users).where(sql`${users.id} = ${SECRET}::uuid`)],
    ["42601", () => database().execute(sql.raw(`select from where '${SECRET}'`))],
    ["42P01", () => database().execute(sql`select ${SECRET} from no_such_table`)],
    ["42703", () => database().execute(sql`select no_such_column, ${SECRET} from users`)],
    ["P0001", () => database().execute(sql.raw(`do $$ begin raise exception '${SECRET}'; end $$`))],
    [
      "23505",
      () =>
        inTransaction(async (tx) => {
          await tx.insert(users).values({ ...person, id: "0192f0c1-0000-7000-8000-000000000001" });
          await tx.insert(users).values({ ...person, id: "0192f0c1-0000-7000-8000-000000000002" });
        }),
    ],
  ])("%s has its code, but neither SQL nor a value", async (state, work) => {
    const error: unknown = await (work as () => Promise<unknown>)().catch((thrown: unknown) => thrown);
    expect(sqlState(error)).toBe(state);
    expect(everythingIn(error)).not.toMatch(
      /s3cret|\bselect (\$|from)|\binsert into\b|\$1|params:|Failed query/i,
    );
  });
});
