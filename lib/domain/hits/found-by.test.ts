import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  makeUser,
  supportContext,
} from "@/db/testing/factory";
import { type Context, systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { NUMBER_SEARCHED } from "@/lib/domain/numbers/number-filters";
import { searchInput } from "@/lib/schemas/search";
import { hasId, readAsked } from "./asked";
import { searchEverything } from "./search-everything";

useTestCarrier(useTestDatabase());

/** The same caller, signed in at the console. */
const signedIn = (context: Context): Context => ({ ...context, sessionId: randomUUID() });
const support = signedIn(supportContext());

async function find(context: Context, q: string, limit?: number) {
  return searchEverything(context, searchInput.parse({ q, limit }), () => true);
}
const idsOf = async (context: Context, q: string) => (await find(context, q)).hits.map(({ id }) => id);

describe("one search, for names, pieces of numbers and ids", () => {
  it("finds a line by its area code and last four digits, in either order", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location, { number: "+12065551128" });
    await makeNumber(location, { number: "+12065551129" });
    await makeNumber(location, { number: "+13125551128" });
    for (const q of ["206 1128", "(206) 1128", "1128 206"])
      expect(await idsOf(contextOf(account), q)).toEqual([line.id]);
  });

  it("finds a line, a bot and an organization by the beginning of an id, by index", async () => {
    const { account, location } = await makeAccount();
    const [line, bot] = [await makeNumber(location), await makeBot(location)];
    for (const { id } of [line, bot, location])
      for (const length of [20, 30]) {
        expect(await idsOf(contextOf(account), id.slice(0, length))).toContain(id);
        expect(await idsOf(contextOf((await makeAccount()).account), id.slice(0, length))).not.toContain(id);
      }
    expect(await idsOf(contextOf(account), line.id.slice(0, 7))).toEqual([]);
    const asked = await readAsked(support, { q: line.id.slice(0, 20), limit: 5 });
    const plan = await database().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const query = tx
        .select({ id: phoneNumbers.id })
        .from(phoneNumbers)
        .where(hasId(asked, phoneNumbers.id, asked.search.matches(NUMBER_SEARCHED)));
      const { rows } = await tx.execute(sql`explain (costs off) ${query.getSQL()}`);
      return JSON.stringify(rows);
    });
    expect(plan).not.toContain("Seq Scan");
    expect(plan).toContain("phone_numbers_pkey");
  });

  it("ranks what is named exactly so first, then what begins so, and then what belongs to it", async () => {
    const { account, location } = await makeAccount("Magnolia Group");
    const bot = await makeBot(location, { name: "Desk Magnolia" });
    for (let index = 0; index < 3; index++)
      await makeNumber(location, { name: `Line ${index}`, botId: bot.id, createdAt: inDays(index) });
    const named = await makeNumber(location, { name: "Desk Magnolia", createdAt: inDays(-9) });
    const context = contextOf(account);
    const titles = async (q: string) => (await find(context, q, 2)).hits.map(({ title }) => title);
    expect((await titles("magnolia group"))[0]).toBe("Magnolia Group");
    expect((await titles(`${location.name}`))[0]).toBe(location.name);
    const desks = (await find(context, "desk magnolia", 2)).hits;
    expect(desks[0]).toMatchObject({ kind: "phone_number", id: named.id, bot: null });
    expect(desks[1]).toMatchObject({ kind: "phone_number", bot: { id: bot.id, name: "Desk Magnolia" } });
    expect(desks[2]).toMatchObject({ kind: "bot", id: bot.id });
    await makeOrganization({ name: "Old Magnolia Group", parentAccountOrgId: account.id });
    await makeOrganization({ name: "Magnolia Group Annex", parentAccountOrgId: account.id });
    const places = (await find(context, "magnolia group", 9)).hits.filter(
      ({ kind }) => kind === "organization",
    );
    expect(places.map(({ title }) => title)).toEqual([
      "Magnolia Group",
      "Magnolia Group Annex",
      location.name,
      "Old Magnolia Group",
    ]);
  });

  it("finds support staff by name for support, and API keys by name for those who manage them", async () => {
    const { account, location } = await makeAccount("Hemlock");
    const staff = await makeUser({ name: "Sue Hemlock", email: "sue.hemlock@a.example", isSupport: true });
    const admin = signedIn(contextOf(account));
    expect((await find(support, "sue hemlock")).hits).toMatchObject([
      { kind: "person", id: staff.id, organization: null, account: null },
    ]);
    expect(await idsOf(admin, "sue hemlock")).toEqual([]);
    const command = systemContext("Command line", support.now);
    const scopes = ["numbers:read" as const];
    const key = await createKey(command, { name: "Hemlock sync", orgId: location.id, scopes });
    const platform = await createKey(command, { name: "Hemlock platform", orgId: null, scopes });
    expect(await idsOf(support, "hemlock sync")).toEqual([key.id]);
    expect(await idsOf(support, "hemlock platform")).toEqual([platform.id]);
    expect(await idsOf(admin, "hemlock sync")).toEqual([key.id]);
    expect(await idsOf(admin, "hemlock platform")).toEqual([]);
    for (const context of [
      signedIn(contextOf(account, "manager")),
      signedIn(contextOf((await makeAccount()).account)),
    ])
      expect(await idsOf(context, "hemlock sync")).toEqual([]);
  });
});
