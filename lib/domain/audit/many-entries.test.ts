import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import { contextOf, makeAccount, supportContext } from "@/db/testing/factory";
import { listActorsInput, listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listActors } from "./list-actors";
import { listAuditEntries } from "./list-audit-entries";

useTestDatabase();

const ENTRIES = 20_000;
let account: Awaited<ReturnType<typeof makeAccount>>["account"];

describe("with 20,000 entries by three people", () => {
  beforeAll(async () => {
    const made = await makeAccount();
    account = made.account;
    const orgId = made.location.id;
    await database().execute(sql`
      insert into audit_entries (id, account_id, org_id, action, subject_type, subject_id, subject_label,
        actor_type, actor_id, actor_name, changes, request_id, created_at)
      select gen_random_uuid(), ${account.id}::uuid, ${orgId}::uuid, 'number.update', 'phone_number',
        gen_random_uuid(), 'Line', 'user', ('00000000-0000-7000-8000-00000000000' || n % 3)::uuid,
        'Person ' || n % 3, case when n % 5000 = 0 then '{zip}'::text[] else '{name}'::text[] end, 'request-' || n / 3,
        timestamptz '2026-11-01' + n * interval '1 second'
      from generate_series(1, ${sql.raw(String(ENTRIES))}) n`);
    await database().execute(sql`vacuum analyze audit_entries`);
  });

  it.each(["an admin", "support"])(
    "the people are found without reading the entries, for %s",
    async (who) => {
      const context = who === "support" ? supportContext() : contextOf(account);
      const input = listActorsInput.parse({});
      expect((await listActors(context, input)).actors.map(({ name }) => name)).toEqual([
        "Person 0",
        "Person 1",
        "Person 2",
      ]);
      expect((await planOf(() => listActors(context, input))).pages).toBeLessThan(150);
    },
  );

  it.each([
    [{ field: "zip" }, 4],
    [{ field: "name" }, 20],
    [{ actorId: "00000000-0000-7000-8000-000000000001" }, 20],
    [{ requestId: "request-4000" }, 3],
    [{}, 20],
  ])("a page filtered by %j reads few pages of the table", async (filters, count) => {
    const input = listAuditEntriesInput.parse(filters);
    for (const context of [contextOf(account), supportContext()]) {
      expect((await listAuditEntries(context, input)).auditEntries).toHaveLength(count);
      expect((await planOf(() => listAuditEntries(context, input))).pages).toBeLessThan(400);
    }
  });
});
