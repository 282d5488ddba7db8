import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import * as assistantsRoute from "@/app/compat/hms/api/v1/assistants/route";
import * as numbersRoute from "@/app/compat/hms/api/v1/numbers/route";
import * as agentsRoute from "@/app/compat/opencx/phone/route";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { call, makeTestKey } from "../core/testing";

useTestDatabase();
useTestEnvironment();

/** Adds 10,000 copies of a row, each a second older than the one before; returns their ids in that order. */
async function addOlder(table: "bots" | "phone_numbers", id: string): Promise<string[]> {
  const name = sql.identifier(table);
  // The database computes the generated columns itself.
  const { rows: stored } = await database().execute<{ column: string }>(sql`
    select column_name as column from information_schema.columns
    where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER'`);
  const columns = sql.join(
    stored.map(({ column }) => sql.identifier(column)),
    sql`, `,
  );
  const { rows } = await database().execute<{ id: string }>(sql`
    insert into ${name} (${columns})
    select ${columns} from (
      select (jsonb_populate_record(one, jsonb_build_object(
        'id', gen_random_uuid(),
        'number', '+1415' || 2000000 + nth,
        'carrier_number_id', 'PN' || nth,
        'created_at', one.created_at - nth * interval '1 second'
      ))).*
      from ${name} one, generate_series(1, 10000) nth
      where one.id = ${id}
    ) copies
    returning id, created_at`);
  return rows.map((row) => row.id);
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe("a list of a dialect, without pages", () => {
  it("returns the newest 10,000 numbers, and leaves out the one before", async () => {
    const { account, location } = await makeAccount();
    const key = await makeTestKey(account.id);
    const line = await makeNumber(location);
    const ids = [line.id, ...(await addOlder("phone_numbers", line.id))];
    const { status, body } = await call(numbersRoute, "GET", "/compat/hms/api/v1/numbers", { key });
    expect(status).toBe(200);
    expect(idsOf(body.numbers)).toEqual(ids.slice(0, 10_000));
  });

  it("returns the newest 10,000 bots, and leaves out the one before", async () => {
    const { account, location } = await makeAccount();
    const key = await makeTestKey(account.id);
    const bot = await makeBot(location);
    const ids = [bot.id, ...(await addOlder("bots", bot.id))];
    const assistants = await call(assistantsRoute, "GET", "/compat/hms/api/v1/assistants", { key });
    expect(idsOf(assistants.body.assistants)).toEqual(ids.slice(0, 10_000));
    const agents = await call(agentsRoute, "GET", "/compat/opencx/phone", { key });
    expect(idsOf(agents.body)).toEqual(ids.slice(0, 10_000));
  });
});
