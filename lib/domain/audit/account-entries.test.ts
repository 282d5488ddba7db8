import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import { contextOf, contextOfLocation, makeAccount, supportContext } from "@/db/testing/factory";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listAuditEntries } from "./list-audit-entries";

useTestDatabase();

const ENTRIES = 100_000;
type Made = Awaited<ReturnType<typeof makeAccount>>;
/** An account with most of the entries, one with few among them, and one with none but a line that was moved to it. */
let big: Made;
let small: Made;
let target: Made;

/** Inserts entries of a place, one a second apart from the others. */
async function insertEntries(made: Made, which: string, to: Made | null = null) {
  await database().execute(sql`
    insert into audit_entries (id, account_id, org_id, target_account_id, target_org_id, action, subject_type,
      subject_id, subject_label, actor_type, actor_id, actor_name, changes, request_id, created_at, position)
    select gen_random_uuid(), ${made.account.id}::uuid, ${made.location.id}::uuid, ${to?.account.id ?? null}::uuid,
      ${to?.location.id ?? null}::uuid, 'number.update', 'phone_number', gen_random_uuid(), 'Line', 'user',
      ${randomUUID()}::uuid, 'A. Admin', '{name}', 'r', timestamptz '2026-11-01' + n * interval '1 second', 1000000000 + n
    from generate_series(1, ${sql.raw(String(ENTRIES))}) n where ${sql.raw(which)}`);
}

describe("with 100,000 entries, the changes of an account", () => {
  beforeAll(async () => {
    [big, small, target] = [await makeAccount(), await makeAccount(), await makeAccount()];
    await insertEntries(big, "n > 5000");
    await insertEntries(small, "n <= 5000 and n <> 1000");
    await insertEntries(big, "n = 1000", target);
    await database().execute(sql`vacuum analyze audit_entries`);
  });

  it.each([
    ["one with nearly all entries", () => big, 20],
    ["one whose changes are older than all others", () => small, 20],
    ["one into which a line was moved", () => target, 1],
  ])("are read from indexes, for %s", async (_, of, count) => {
    const { account, location } = of();
    const reads = [
      [supportContext(), { accountId: account.id }],
      [supportContext(), { orgId: location.id }],
      [contextOf(account), { accountId: account.id }],
      [contextOf(account), {}],
      [contextOfLocation(location), {}],
    ] as const;
    for (const [context, filters] of reads) {
      const input = listAuditEntriesInput.parse(filters);
      const read = () => listAuditEntries(context, input);
      const first = await read();
      expect(first.auditEntries).toHaveLength(count);
      expect((await planOf(read)).pages).toBeLessThan(400);
      const { nextCursor: cursor } = first.pagination;
      if (!cursor) continue;
      const next = await listAuditEntries(context, { ...input, cursor });
      const times = [...first.auditEntries, ...next.auditEntries].map(({ createdAt }) => createdAt);
      expect(new Set(times).size).toBe(2 * count);
      expect(times).toEqual([...times].sort().reverse());
    }
  });
});
