import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { planOf } from "@/db/testing/explain";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeNumber,
  provisionInput,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import { startOrder } from "@/lib/domain/orders/start-order";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listOrganizations } from "./list-organizations";

useTestDatabase();
useTestEnvironment();

type Account = Awaited<ReturnType<typeof makeAccount>>;
const input = (filters: object = {}) => listOrganizationsInput.parse(filters);
const SORTS = ["createdAt", "-createdAt", "name", "-name"] as const;

describe("listOrganizations", () => {
  it("shows account members all locations, location members theirs, and nobody a foreign one", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const ids = async (context: ReturnType<typeof contextOf>, filters = {}) =>
      (await listOrganizations(context, input(filters))).organizations.map(({ id }) => id).sort();
    expect(await ids(contextOf(mine.account, "viewer"))).toEqual([mine.account.id, mine.location.id].sort());
    expect(await ids(contextOfLocation(mine.location))).toEqual([mine.location.id]);
    expect(await ids(contextOf(mine.account), { accountId: foreign.account.id })).toEqual([]);
    expect(await ids(supportContext(), { accountId: foreign.account.id })).toHaveLength(2);
  });

  it("names the account of each, but not to those who reach only a location of it", async () => {
    const { account, location } = await makeAccount("Cedar");
    const names = async (context: ReturnType<typeof contextOf>) =>
      (await listOrganizations(context, input({ accountId: account.id }))).organizations.map(
        ({ id, accountName }) => [id, accountName],
      );
    for (const context of [supportContext(), contextOf(account, "viewer")])
      expect(Object.fromEntries(await names(context))).toEqual({
        [account.id]: "Cedar",
        [location.id]: "Cedar",
      });
    expect(await names(contextOfLocation(location))).toEqual([[location.id, null]]);
  });

  it("counts taken slots on request: lines that are not released, and open purchases", async () => {
    const { account, location } = await makeAccount();
    for (const status of ["active", "quarantined", "lost", "releasing", "released"] as const)
      await makeNumber(location, { status });
    await startOrder(contextOf(account), provisionInput(location.id));
    const slotsOf = async (filters: object) =>
      (
        await listOrganizations(contextOf(account), input({ orgId: location.id, ...filters }))
      ).organizations.map(({ slots }) => slots);
    expect(await slotsOf({ withSlots: "true" })).toEqual([{ taken: 5, limit: 10 }]);
    expect(await slotsOf({})).toEqual([undefined]);
  });

  it("omits archived organizations", async () => {
    const { account, location } = await makeAccount();
    await database().update(organizations).set({ archivedAt: TEST_NOW }).where(sql`id = ${location.id}`);
    const { organizations: found } = await listOrganizations(contextOf(account), input());
    expect(found.map(({ id }) => id)).toEqual([account.id]);
  });

  it("matches all words in name or city, in any order and case, with special characters taken literally", async () => {
    const { account } = await makeAccount("Zürich 100% Smile");
    const found = async (q: string) =>
      (await listOrganizations(contextOf(account), input({ q }))).organizations.length;
    expect(await found("ZÜRICH")).toBe(2);
    expect(await found("chicago smile")).toBe(2);
    expect(await found("100%")).toBe(2);
    expect(await found("1_0")).toBe(0);
    expect(await found("smile denver")).toBe(0);
    expect(await found("\\")).toBe(0);
  });
});

describe("listOrganizations, page by page", () => {
  let walked: Account;
  const size = 23;
  beforeAll(async () => {
    walked = await makeAccount("Walk");
    // Equal names and times, so that the order depends on the id too.
    await database()
      .insert(organizations)
      .values(
        Array.from({ length: size - 2 }, (_, index) => ({
          name: ["Same", "same", "Élan", "zebra", "Alpha 1"][index % 5] ?? "",
          timezone: "America/Chicago",
          city: "Chicago",
          parentAccountOrgId: walked.account.id,
          createdAt: new Date(TEST_NOW.getTime() + (index % 4) * 1_000 + (index % 3)),
          updatedAt: TEST_NOW,
        })),
      );
  });

  it("returns each organization once and in order, for every sort and page size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 30 }), async (sort, limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listOrganizations(contextOf(walked.account), input({ sort, limit, cursor }));
          expect(page.organizations.length).toBeLessThanOrEqual(limit);
          seen.push(...page.organizations.map(({ id }) => id));
          cursor = page.pagination.nextCursor ?? undefined;
        } while (cursor);
        const all = await listOrganizations(contextOf(walked.account), input({ sort, limit: 100 }));
        expect(seen).toEqual(all.organizations.map(({ id }) => id));
        expect(new Set(seen).size).toBe(size);
      }),
      propertyRuns({ usually: 40 }),
    );
  });

  it("neither skips nor repeats rows when others are added between two pages", async () => {
    const context = contextOf(walked.account);
    const first = await listOrganizations(context, input({ limit: 5 }));
    await makeAccount("Elsewhere");
    await database()
      .insert(organizations)
      .values({
        name: "Newest",
        timezone: "America/Chicago",
        parentAccountOrgId: walked.account.id,
        createdAt: new Date(TEST_NOW.getTime() + 60_000),
        updatedAt: TEST_NOW,
      });
    const cursor = first.pagination.nextCursor ?? undefined;
    const rest = await listOrganizations(context, input({ limit: 5, cursor }));
    const ids = [...first.organizations, ...rest.organizations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
  });

  it("refuses a made-up cursor, and one of another sort or filter", async () => {
    const context = contextOf(walked.account);
    const { pagination } = await listOrganizations(context, input({ limit: 2, sort: "name" }));
    const cursor = pagination.nextCursor ?? "";
    await listOrganizations(context, input({ limit: 7, sort: "name", cursor }));
    for (const filters of [
      { sort: "-name", cursor },
      { sort: "name", q: "same", cursor },
    ])
      await expect(listOrganizations(context, input(filters))).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "cursor" }],
      });
    await fc.assert(
      fc.asyncProperty(fc.string(), async (made) => {
        await expect(listOrganizations(context, input({ cursor: made }))).rejects.toMatchObject({
          code: "validation_failed",
        });
      }),
      propertyRuns({ usually: 50 }),
    );
  });
});

describe("listOrganizations at scale", () => {
  let big: Account;
  beforeAll(async () => {
    big = await makeAccount("Big");
    await database().execute(sql`
      insert into organizations (id, parent_account_org_id, name, city, timezone, created_at, updated_at)
      select gen_random_uuid(), ${big.account.id}::uuid, 'Practice ' || md5(i::text), 'Town ' || (i % 500), 'America/Chicago',
        now() - i * interval '1 minute', now()
      from generate_series(1, 10000) i`);
    await database().execute(sql`vacuum analyze organizations`);
  });

  it("searches 10,000 organizations by the trigram index and reads few pages", async () => {
    for (const [context, q] of [
      [supportContext(), "c4ca4238"],
      [contextOf(big.account), "practice c4ca4238a0b9"],
      [contextOf(big.account), "town 499"],
    ] as const) {
      const { text, pages } = await planOf(() => listOrganizations(context, input({ q })));
      expect(text).toContain("organizations_search_idx");
      // Three of each row's pages name its account.
      expect(pages).toBeLessThan(300);
    }
  });

  it("reads first and later pages by an index, without sorting, for every sort", async () => {
    for (const context of [supportContext(), contextOf(big.account)])
      for (const sort of SORTS) {
        const { pagination } = await listOrganizations(context, input({ sort, limit: 50 }));
        for (const cursor of [undefined, pagination.nextCursor ?? ""]) {
          const { text } = await planOf(() => listOrganizations(context, input({ sort, limit: 50, cursor })));
          expect(text).toContain("Index Scan");
          expect(text).not.toContain('"Sort"');
        }
      }
  });
});
