import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { planOf } from "@/db/testing/explain";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  type makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { makeFailedOrder } from "@/db/testing/purchases";
import type { Context } from "@/lib/context";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listBotsInput } from "@/lib/schemas/bot";
import type { ScopeFilters } from "@/lib/schemas/common";
import { listOrdersInput } from "@/lib/schemas/order";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { createTrunkInput, listTrunksInput } from "@/lib/schemas/sip-trunk";
import { listAuditEntries } from "./audit/list-audit-entries";
import { listBots } from "./bots/list-bots";
import { listNumbers } from "./numbers/list-numbers";
import { migrateNumber } from "./numbers/migrate-number";
import { updateNumber } from "./numbers/update-number";
import { listOrders } from "./orders/list-orders";
import { listOrganizations } from "./organizations/list-organizations";
import { createTrunk } from "./trunks/create-trunk";
import { listTrunks } from "./trunks/list-trunks";

useTestDatabase();
useTestEnvironment();

/** Every list that takes a place, as the ids of the organizations whose rows it shows. */
const LISTS: Record<string, (context: Context, place: ScopeFilters) => Promise<(string | null)[]>> = {
  organizations: async (context, place) =>
    (await listOrganizations(context, listOrganizationsInput.parse(place))).organizations.map(({ id }) => id),
  lines: async (context, place) =>
    (await listNumbers(context, listNumbersInput.parse(place))).phoneNumbers.map(({ orgId }) => orgId),
  bots: async (context, place) =>
    (await listBots(context, listBotsInput.parse(place))).bots.map(({ orgId }) => orgId),
  purchases: async (context, place) =>
    (await listOrders(context, listOrdersInput.parse(place))).orders.map(({ orgId }) => orgId),
  history: async (context, place) =>
    (
      await listAuditEntries(context, listAuditEntriesInput.parse({ ...place, action: "number.update" }))
    ).auditEntries.map(({ orgId }) => orgId),
};

type Organization = Awaited<ReturnType<typeof makeOrganization>>;

/** Puts one of everything into an organization. */
async function furnish(organization: Organization) {
  await makeBot(organization);
  const line = await makeNumber(organization);
  await updateNumber(supportContext(), { id: line.id, name: "Desk" });
  await makeFailedOrder(organization, TEST_NOW);
}

describe.each(Object.entries(LISTS))("A list of %s", (_, list) => {
  let group: { account: Organization; location: Organization };
  let foreign: { account: Organization; location: Organization };
  beforeAll(async () => {
    group = await makeAccount();
    foreign = await makeAccount("Foreign");
    for (const organization of [group, foreign].flatMap(({ account, location }) => [account, location]))
      await furnish(organization);
  });

  it("of an account shows its own rows and those of its locations", async () => {
    const all = [group.account.id, group.location.id].sort();
    expect((await list(supportContext(), { accountId: group.account.id })).sort()).toEqual(all);
    expect((await list(contextOf(group.account, "viewer"), { accountId: group.account.id })).sort()).toEqual(
      all,
    );
  });

  it("of an organization shows its own rows, even if it is an account", async () => {
    for (const { id } of [group.account, group.location])
      expect(await list(supportContext(), { orgId: id })).toEqual([id]);
  });

  it("of a location as if it were an account is empty, and never reaches beyond the caller", async () => {
    expect(await list(supportContext(), { accountId: group.location.id })).toEqual([]);
    expect(await list(contextOf(group.account), { accountId: foreign.account.id })).toEqual([]);
    expect(await list(contextOfLocation(group.location), { accountId: group.account.id })).toEqual([
      group.location.id,
    ]);
  });
});

describe("The history of an account", () => {
  it("has a move into the account, and a move out of it", async () => {
    const [from, to] = [await makeAccount(), await makeAccount()];
    const line = await makeNumber(from.location);
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: to.location.id });
    for (const { account } of [from, to]) {
      const { auditEntries } = await listAuditEntries(
        supportContext(),
        listAuditEntriesInput.parse({ accountId: account.id }),
      );
      expect(auditEntries.map(({ action }) => action)).toEqual(["number.migrate"]);
    }
  });
});

describe("The trunks of an account", () => {
  it("are those of the account and its locations", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const made = [];
    for (const { id: orgId } of [mine.account, mine.location, foreign.account])
      made.push(
        await createTrunk(
          supportContext(),
          createTrunkInput.parse({ orgId, name: "PBX", host: "sip.example.com" }),
        ),
      );
    const { sipTrunks } = await listTrunks(
      supportContext(),
      listTrunksInput.parse({ accountId: mine.account.id }),
    );
    expect(sipTrunks.map(({ orgId }) => orgId).sort()).toEqual([mine.account.id, mine.location.id].sort());
  });
});

describe("With 500 accounts, 5,000 organizations and 100,000 lines, a list of one account", () => {
  let accountId: string;
  beforeAll(async () => {
    await database().execute(sql`
      with accounts as (
        insert into organizations (id, name, city, timezone, address_line1, state, zip, created_at, updated_at)
        select gen_random_uuid(), 'Group ' || i, 'Chicago', 'America/Chicago', '1 Main St', 'IL', '60601',
          now() - i * interval '1 minute', now()
        from generate_series(1, 500) i returning id
      )
      insert into organizations (id, parent_account_org_id, name, city, timezone, created_at, updated_at)
      select gen_random_uuid(), a.id, 'Practice ' || i, 'Chicago', 'America/Chicago', now() - i * interval '1 second', now()
      from accounts a, generate_series(1, 9) i`);
    // In parts, because one statement for all could take longer than a query may.
    for (let part = 0; part < 10; part++)
      await database().execute(sql`
        insert into phone_numbers (id, org_id, account_id, number, name, language, voice_id, status, carrier, locality,
          created_at, updated_at)
        select gen_random_uuid(), o.id, o.account_id, '+1' || (2020000000 + (o.at * 20 + i) * 7919), 'Line ' || i,
          'ENGLISH', 'FRIENDLY_BRIGHT', 'active', 'local', 'Chicago', now() - random() * interval '300 days', now()
        from (select id, account_id, row_number() over (order by id) as at from organizations
          where name like 'Group %' or name like 'Practice %') o, generate_series(1, 20) i
        where o.at % 10 = ${part}`);
    await database().execute(sql`
      insert into bots (id, org_id, account_id, name, greeting, created_at, updated_at)
      select gen_random_uuid(), o.id, o.account_id, 'Front Desk', 'Hello', now() - random() * interval '300 days', now()
      from organizations o where o.name like 'Group %' or o.name like 'Practice %'`);
    await database().execute(sql`
      insert into phone_number_orders (id, org_id, account_id, state, failure, name, language, voice_id, area_codes,
        carrier, actor_type, actor_name, request_id, finished_at, created_at, updated_at)
      select gen_random_uuid(), o.id, o.account_id, 'failed', '{"code":"no_numbers_available","message":"None."}',
        'Main Line', 'ENGLISH', 'FRIENDLY_BRIGHT', '{312}', 'local', 'user', 'A. Admin', 'test', now(), now(), now()
      from organizations o, generate_series(1, 4) i where o.name like 'Group %' or o.name like 'Practice %'`);
    for (const table of ["organizations", "phone_numbers", "bots", "phone_number_orders"])
      await database().execute(sql.raw(`vacuum analyze ${table}`));
    const { rows } = await database().execute<{ id: string }>(
      sql`select id from organizations where name = 'Group 250'`,
    );
    accountId = rows[0]?.id ?? "";
  });

  it.each(["-createdAt", "name"])("of lines by %s reads an index of the account", async (sort) => {
    const { text, pages } = await planOf(() =>
      listNumbers(supportContext(), listNumbersInput.parse({ accountId, sort, limit: 50 })),
    );
    expect(text).toMatch(/phone_numbers_account_(created|name)_idx/);
    expect(pages).toBeLessThan(1_500);
  });

  it.each(["not_answering", "needs_attention", "lost"])(
    "of lines in state %s reads few pages",
    async (state) => {
      const { pages } = await planOf(() =>
        listNumbers(supportContext(), listNumbersInput.parse({ accountId, state, limit: 50 })),
      );
      expect(pages).toBeLessThan(2_000);
    },
  );

  it("of bots, purchases and organizations reads an index of the account", async () => {
    const lists = [
      [/bots_account_created_idx/, () => listBots(supportContext(), listBotsInput.parse({ accountId }))],
      [
        /phone_number_orders_account_created_idx/,
        () => listOrders(supportContext(), listOrdersInput.parse({ accountId })),
      ],
      [
        /organizations_account_\w+_idx/,
        () => listOrganizations(supportContext(), listOrganizationsInput.parse({ accountId })),
      ],
    ] as const;
    for (const [index, read] of lists) {
      const { text, pages } = await planOf(read);
      expect(text).toMatch(index);
      expect(pages).toBeLessThan(1_000);
    }
  });

  it("of organizations with their taken slots costs a few pages more for each row", async () => {
    const { pages } = await planOf(() =>
      listOrganizations(supportContext(), listOrganizationsInput.parse({ sort: "name", withSlots: "true" })),
    );
    expect(pages).toBeLessThan(2_000);
  });
});
