import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import { contextOf, contextOfLocation, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { listBotsInput } from "@/lib/schemas/bot";
import { listBots } from "./list-bots";

useTestDatabase();

describe("listBots", () => {
  it("filters by organization, language, direction and words, and counts each bot's lines", async () => {
    const { account, location } = await makeAccount();
    const spanish = await makeBot(location, { name: "Recepción", languages: ["SPANISH", "ENGLISH"] });
    const caller = await makeBot(account, { name: "Recall", outbound: true, internalName: "100%_sure" });
    for (const _ of [1, 2]) await makeNumber(location, { botId: spanish.id });
    const list = async (filters: object) =>
      (await listBots(contextOf(account, "viewer"), listBotsInput.parse(filters))).bots.map(({ id }) => id);
    expect((await list({})).sort()).toEqual([spanish.id, caller.id].sort());
    expect(await list({ orgId: location.id })).toEqual([spanish.id]);
    expect(await list({ language: "SPANISH" })).toEqual([spanish.id]);
    expect(await list({ outbound: "true" })).toEqual([caller.id]);
    expect(await list({ q: "RECEPCIÓN" })).toEqual([spanish.id]);
    expect(await list({ q: "0%_s recall" })).toEqual([caller.id]);
    expect(await list({ q: "%" })).toEqual([caller.id]);
    expect(await list({ q: "\0" })).toHaveLength(2);
    const { bots } = await listBots(contextOf(account), listBotsInput.parse({ orgId: location.id }));
    expect(bots[0]?.lineCount).toBe(2);
  });

  it("says where each bot is: city and state, and the account to those who reach it", async () => {
    const { account, location } = await makeAccount("Hemlock");
    await makeBot(location);
    const listed = async (context: Context) => (await listBots(context, listBotsInput.parse({}))).bots;
    const organization = { name: "Hemlock Chicago", city: "Chicago", state: "IL" };
    expect(await listed(contextOf(account))).toMatchObject([{ organization, accountName: "Hemlock" }]);
    expect(await listed(contextOfLocation(location))).toMatchObject([{ organization, accountName: null }]);
  });

  it("shows no bots of another account", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await makeBot(foreign.location);
    const context = contextOf(mine.account);
    expect((await listBots(context, listBotsInput.parse({ orgId: foreign.location.id }))).bots).toEqual([]);
    expect((await listBots(context, listBotsInput.parse({}))).bots).toEqual([]);
  });
});

describe("listBots at scale", () => {
  it("searches 20,000 bots by the trigram index, reads few pages, and pages by an index", async () => {
    const { account, location } = await makeAccount();
    await database().execute(sql`
      insert into bots (id, org_id, account_id, name, greeting, created_at, updated_at)
      select gen_random_uuid(), ${location.id}::uuid, ${account.id}::uuid, 'Desk ' || md5(i::text), 'Hello', now() - i * interval '1 minute', now()
      from generate_series(1, 20000) i`);
    await database().execute(sql`vacuum analyze bots`);
    const context = contextOf(account);
    const search = await planOf(() => listBots(context, listBotsInput.parse({ q: "c4ca4238a0b9" })));
    expect(search.text).toContain("bots_search_idx");
    expect(search.pages).toBeLessThan(4_000);
    const { pagination } = await listBots(context, listBotsInput.parse({}));
    const cursor = pagination.nextCursor ?? "";
    const page = await planOf(() => listBots(context, listBotsInput.parse({ cursor })));
    expect(page.text).toContain("Index Scan");
    expect(page.text).toMatch(/bots_(account_)?created_idx/);
  });
});
