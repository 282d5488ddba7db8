import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { LINE_STATES, NUMBER_STATUSES } from "@/lib/constants/line-states";
import { readAsked } from "@/lib/domain/hits/asked";
import { findLines, findReleased } from "@/lib/domain/hits/find-lines";
import { listNumbersInput, type NumberFilters, phoneNumberListSchema } from "@/lib/schemas/phone-number";
import { listNumbers } from "./list-numbers";

useTestDatabase();

const filters = (values: NumberFilters = {}) => listNumbersInput.parse(values);

describe("which lines are listed", () => {
  it("lists exactly an account's lines that are not released", async () => {
    const { account, location } = await makeAccount();
    await makeNumber(await makeOrganization());
    const lines = await Promise.all(
      NUMBER_STATUSES.map((status) => makeNumber(status === "active" ? account : location, { status })),
    );
    const list = await listNumbers(contextOf(account, "viewer"), filters());
    phoneNumberListSchema.parse(list);
    const living = lines.filter((line) => line.status !== "released");
    expect(list.phoneNumbers.map((line) => line.id).sort()).toEqual(living.map((line) => line.id).sort());
    const atLocation = await listNumbers(contextOfLocation(location), filters());
    expect(atLocation.phoneNumbers.every((line) => line.orgId === location.id)).toBe(true);
    expect(atLocation.phoneNumbers).toHaveLength(living.length - 1);
  });

  it("filtered by a state, lists exactly the lines that show this state", async () => {
    const { account, location } = await makeAccount();
    const incomplete = await makeOrganization({ parentAccountOrgId: account.id, zip: null });
    for (const place of [location, incomplete]) {
      const bot = await makeBot(place);
      await makeNumber(place);
      await makeNumber(place, { botId: bot.id });
      await makeNumber(place, { botId: bot.id, language: "FRENCH", languageMismatch: true });
      await makeNumber(place, { botId: bot.id, status: "lost" });
      for (const status of NUMBER_STATUSES) await makeNumber(place, { status });
    }
    const context = contextOf(account);
    const all = await listNumbers(context, filters());
    const released = await listNumbers(context, filters({ status: "released" }));
    const every = [...all.phoneNumbers, ...released.phoneNumbers];
    for (const state of LINE_STATES) {
      const { phoneNumbers } = await listNumbers(context, filters({ state }));
      const expected = every.filter((line) => line.state === state);
      expect(expected.length).toBeGreaterThan(0);
      expect(phoneNumbers.map((line) => line.id).sort()).toEqual(expected.map((line) => line.id).sort());
    }
  });

  it("filters by organization, bot, language and area code", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const wanted = await makeNumber(location, { botId: bot.id, language: "SPANISH", areaCode: "773" });
    await makeNumber(location);
    await makeNumber(account);
    for (const by of [
      { botId: bot.id },
      { language: "SPANISH" },
      { areaCode: "773" },
      { orgId: location.id, status: "active", areaCode: "773" },
    ] as const) {
      const { phoneNumbers } = await listNumbers(contextOf(account), filters(by));
      expect(phoneNumbers.map((line) => line.id)).toEqual([wanted.id]);
    }
  });

  it.each([
    "(312) 555-0142",
    "312.555.0142",
    "+1 312 555 0142",
    "5550142",
    "0142",
    "linea esp",
    "LINEA",
    "oak law",
  ])("finds a line by %s", async (q) => {
    const { account, location } = await makeAccount();
    const number = `+13125550142`;
    await database().execute(sql`update phone_numbers set status = 'released' where number = ${number}`);
    const wanted = await makeNumber(location, { number, name: "Linea en espanol", locality: "Oak Lawn" });
    await makeNumber(location, { number: `+1773${Math.floor(2000000 + Math.random() * 900000)}` });
    const { phoneNumbers } = await listNumbers(contextOf(account), filters({ q }));
    expect(phoneNumbers.map((line) => line.id)).toEqual([wanted.id]);
  });
});

describe("paging", () => {
  it.each(["createdAt", "-createdAt", "name", "-name"] as const)(
    "by %s lists every line once, in order, whatever the page size",
    async (sort) => {
      const { account, location } = await makeAccount();
      const names = ["b", "A", "c", "a", "B", "ä", "z"];
      for (const name of names) await makeNumber(location, { name });
      const context = contextOf(account);
      const whole = await listNumbers(context, filters({ sort }));
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listNumbers(context, filters({ sort, limit: 2, cursor }));
        seen.push(...page.phoneNumbers.map((line) => line.id));
        if (!page.pagination.nextCursor) break;
        cursor = page.pagination.nextCursor;
      }
      expect(seen).toEqual(whole.phoneNumbers.map((line) => line.id));
      expect(seen).toHaveLength(names.length);
    },
  );
});

describe("with a hundred thousand lines", () => {
  beforeAll(async () => {
    const home = await makeOrganization();
    await database().execute(sql`
      insert into phone_numbers (id, org_id, account_id, number, name, language, voice_id, status, carrier, locality, created_at, updated_at)
      select gen_random_uuid(), ${home.id}, ${home.accountId}, '+1' || (2020000000 + i::bigint * 7919), 'Line ' || i, 'ENGLISH',
        'FRIENDLY_BRIGHT', case when i % 500 = 0 then 'lost' else 'active' end, 'local', 'Town ' || (i % 977),
        now() - i * interval '1 minute', now()
      from generate_series(1, 100000) i`);
    await database().execute(sql`analyze phone_numbers`);
  });

  it("the first page reads an index and sorts nothing", async () => {
    const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50 })));
    expect(plan.text).toContain("phone_numbers_created_idx");
    expect(plan.text).not.toContain('"Sort"');
  });

  it("a page sorted by name reads the index of names", async () => {
    const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50, sort: "name" })));
    expect(plan.text).toContain("phone_numbers_name_idx");
  });

  it.each(["2027", "Line 99987", "town 976", "no such line"])(
    "a search for %s reads few pages",
    async (q) => {
      const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50, q })));
      expect(plan.pages).toBeLessThan(2_000);
    },
  );

  it("a search with few results uses the search index", async () => {
    const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50, q: "Line 99987" })));
    expect(plan.text).toContain("phone_numbers_search_idx");
  });

  it("the lines of an organization and of a bot that a word names are read from their indexes", async () => {
    const place = await makeOrganization({ name: "Quillwork", city: "Juneau" });
    const bot = await makeBot(place, { name: "Xylophone" });
    await makeNumber(place, { botId: bot.id });
    for (const [q, index] of [
      ["juneau", "phone_numbers_org_created_idx"],
      ["xylophone", "phone_numbers_bot_idx"],
      ["quillwork xylophone", "phone_numbers_search_idx"],
    ] as const) {
      const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50, q })));
      expect(plan.text).toContain(index);
      expect(plan.pages).toBeLessThan(2_000);
    }
  });

  it("the one search finds a carrier’s id and released lines by their indexes", async () => {
    const find = (finder: typeof findLines, q: string) =>
      planOf(async () => finder(supportContext(), await readAsked(supportContext(), { q, limit: 5 })));
    const byId = await find(findLines, "PN0123456789abcdef0123456789abcdef");
    expect(byId.text).toContain("phone_numbers_carrier_number_idx");
    expect(byId.pages).toBeLessThan(2_000);
    expect((await find(findReleased, "line")).text).toContain("phone_numbers_released_idx");
  });

  it.each(["lost", "releasing"] as const)(
    "lines in the rare state %s are read from a partial index",
    async (state) => {
      const plan = await planOf(() => listNumbers(supportContext(), filters({ limit: 50, state })));
      expect(plan.text).toContain("phone_numbers_unsettled_idx");
    },
  );

  it("lines that need attention are found by reading few pages", async () => {
    const plan = await planOf(() =>
      listNumbers(supportContext(), filters({ limit: 50, state: "needs_attention" })),
    );
    expect(plan.pages).toBeLessThan(5_000);
  });
});
