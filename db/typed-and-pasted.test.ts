import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, databasePool } from "@/db/client";
import { organizations, phoneNumbers, sipTrunks } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber } from "@/db/testing/factory";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { getTrunk } from "@/lib/domain/trunks/get-trunk";
import { trunkSchema } from "@/lib/schemas/sip-trunk";

useTestDatabase();

const FOLDER = path.join(import.meta.dirname, "migrations");
const CHECKED = [
  "api_keys_name",
  "bots_name",
  "organizations_name",
  "phone_number_orders_name",
  "phone_numbers_name",
  "sip_trunks_name",
  "users_name",
  "workflows_title",
];

/** The statements of the migration, wherever it stands among the others. */
function statements(): string[] {
  const file = readdirSync(FOLDER).find((name) => name.endsWith("_typed_and_pasted.sql")) ?? "";
  return readFileSync(path.join(FOLDER, file), "utf8").split("--> statement-breakpoint");
}

/** Puts the database in the state from before the migration. */
async function undo(): Promise<void> {
  for (const name of CHECKED)
    await databasePool().query(
      `alter table ${name.replace(/_(name|title)$/, "")} drop constraint ${name}_visible`,
    );
  await databasePool().query("alter table sip_trunks drop column transport");
}

describe("the migration of names, transports and timezones", () => {
  it("keeps every row: names without their hidden characters, trunks on UDP, zones in their usual case", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const [line, blank] = [await makeNumber(location), await makeNumber(location)];
    const { id: trunkId } = await createTrunk(context, {
      orgId: account.id,
      name: "Office",
      host: "pbx.example",
    });
    await undo();
    const rename = (id: string, name: string) =>
      database().execute(sql`update phone_numbers set name = ${name} where id = ${id}`);
    await rename(line.id, "\u202eFront\u200b Desk");
    await rename(blank.id, "\u3164");
    await database().execute(
      sql`update organizations set timezone = 'america/chicago', name = ${"Evan\u200bston"} where id = ${location.id}`,
    );
    for (const statement of statements()) await databasePool().query(statement);

    const nameOf = async (id: string) =>
      (await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id)))[0]?.name;
    expect(await nameOf(line.id)).toBe("Front Desk");
    expect(await nameOf(blank.id)).toBe(blank.number);
    const [place] = await database().select().from(organizations).where(eq(organizations.id, location.id));
    expect([place?.name, place?.timezone]).toEqual(["Evanston", "America/Chicago"]);
    expect(trunkSchema.parse(await getTrunk(context, { id: trunkId })).transport).toBe("udp");
  });

  it("refuses hidden characters in every name, and other transports", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    for (const name of ["a\u200bb", "a\u202eb", "\u3164", "a\nb", "a\u0007b", "a\ufeffb"])
      await expect(
        database().update(phoneNumbers).set({ name }).where(eq(phoneNumbers.id, line.id)),
      ).rejects.toThrow();
    for (const name of ["Línea", "👨‍👩‍👧", "दन्त क्‍ष", "歯科"])
      await database().update(phoneNumbers).set({ name }).where(eq(phoneNumbers.id, line.id));
    const { rows } = await databasePool().query<{ conname: string }>(
      "select conname from pg_constraint where conname like '%\\_visible'",
    );
    expect(rows.map(({ conname }) => conname.replace("_visible", "")).sort()).toEqual(
      expect.arrayContaining(CHECKED),
    );
    await createTrunk(contextOf(account), { orgId: account.id, name: "Office", host: "pbx.example" });
    await expect(
      database()
        .update(sipTrunks)
        .set({ transport: "ws" as "udp" }),
    ).rejects.toThrow();
  });
});
