import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import { contextOf, makeAccount, type makeOrganization, supportContext } from "@/db/testing/factory";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { readAuditFeed } from "./read-audit-feed";

useTestDatabase();

type Organization = Awaited<ReturnType<typeof makeOrganization>>;

/** Records a change in its transaction, which stays open until `end` is called. */
function slowChange(organization: Organization, label: string) {
  let end = (_: "commit" | "roll back") => {};
  const ended = new Promise<"commit" | "roll back">((resolve) => {
    end = resolve;
  });
  let recorded = () => {};
  const isRecorded = new Promise<void>((resolve) => {
    recorded = resolve;
  });
  const done = inTransaction(async (tx) => {
    await recordAudit(tx, contextOf(organization), {
      action: "organization.update",
      subject: { type: "organization", id: organization.id, label },
      place: { accountId: organization.accountId, orgId: organization.id },
      after: { label },
    });
    recorded();
    if ((await ended) === "roll back") throw new Error("rolled back");
  }).catch(() => undefined);
  return { isRecorded, end, done };
}

async function change(organization: Organization, label: string): Promise<void> {
  const made = slowChange(organization, label);
  made.end("commit");
  await made.done;
}

/** Follows the feed of a caller, and remembers what it saw. */
function follower(context: Context, filters: Record<string, unknown> = {}) {
  const seen: string[] = [];
  let cursor: string | undefined;
  const poll = async (limit = 100) => {
    const input = listAuditEntriesInput.parse({
      sort: "createdAt",
      ...filters,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    const page = await readAuditFeed(context, input);
    cursor = page.pagination.nextCursor ?? undefined;
    seen.push(...page.auditEntries.map(({ subjectLabel }) => subjectLabel));
    return page;
  };
  return { seen, poll };
}

describe("the feed of changes", () => {
  it("is oldest first, in pages, and its cursor continues it after its end", async () => {
    const { account } = await makeAccount();
    const { seen, poll } = follower(contextOf(account));
    expect((await poll()).pagination.nextCursor).not.toBeNull();
    for (const label of ["One", "Two", "Three"]) await change(account, label);
    for (let page = 0; page < 3; page++) await poll(2);
    expect(seen).toEqual(["One", "Two", "Three"]);
    await change(account, "Four");
    await poll();
    await poll();
    expect(seen).toEqual(["One", "Two", "Three", "Four"]);
  });

  it("waits for a change that is not saved yet, instead of passing it", async () => {
    const { account } = await makeAccount();
    const { seen, poll } = follower(contextOf(account));
    const slow = slowChange(account, "Slow");
    await slow.isRecorded;
    await change(account, "Quick");
    await poll();
    expect(seen).toEqual([]);
    slow.end("commit");
    await slow.done;
    await poll();
    expect(seen).toEqual(["Slow", "Quick"]);
  });

  it("passes a change that was rolled back", async () => {
    const { account } = await makeAccount();
    const { seen, poll } = follower(contextOf(account));
    const slow = slowChange(account, "Undone");
    await slow.isRecorded;
    await change(account, "Quick");
    slow.end("roll back");
    await slow.done;
    await poll();
    expect(seen).toEqual(["Quick"]);
  });

  it("brings each saved change exactly once, whatever is saved or rolled back in whatever order", {
    timeout: PROPERTY_TIMEOUT_MS,
  }, async () => {
    const { account } = await makeAccount();
    const step = fc.record({
      kind: fc.constantFrom("begin", "commit", "roll back", "poll"),
      which: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const run = randomUUID();
        const { seen, poll } = follower(contextOf(account), { action: "organization.update" });
        while ((await poll()).auditEntries.length > 0);
        seen.length = 0;
        const open: { label: string; made: ReturnType<typeof slowChange> }[] = [];
        const saved: string[] = [];
        const close = async (index: number, how: "commit" | "roll back") => {
          const [one] = open.splice(index, 1);
          if (!one) return;
          one.made.end(how);
          await one.made.done;
          if (how === "commit") saved.push(one.label);
        };
        for (const [number, { kind, which }] of steps.entries()) {
          if (kind === "poll") await poll(1 + which);
          else if (kind === "begin" && open.length < 4) {
            const label = `${run} ${number}`;
            const made = slowChange(account, label);
            await made.isRecorded;
            open.push({ label, made });
          } else if (kind !== "begin" && open.length > 0) await close(which % open.length, kind);
        }
        while (open.length > 0) await close(0, "commit");
        while ((await poll()).auditEntries.length > 0);
        expect(seen.filter((label) => label.startsWith(run)).sort()).toEqual(saved.sort());
        expect(new Set(seen).size).toBe(seen.length);
      }),
      propertyRuns({ usually: 40 }),
    );
  });

  it("brings each change exactly once while twenty writers and three readers work at the same time", async () => {
    const { account } = await makeAccount();
    const followers = [1, 3, 100].map((limit) => ({ ...follower(contextOf(account)), limit }));
    let isWriting = true;
    const reading = followers.map(async ({ poll, limit }) => {
      while (isWriting) await poll(limit);
      while ((await poll(limit)).auditEntries.length > 0);
    });
    const labels = Array.from({ length: 100 }, (_, index) => `Change ${index}`);
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (const label of labels.filter((_, index) => index % 20 === writer)) await change(account, label);
    });
    await Promise.all(writers);
    isWriting = false;
    await Promise.all(reading);
    for (const { seen } of followers) expect([...seen].sort()).toEqual([...labels].sort());
  });

  it("begins at a moment, keeps to its filters and to the caller's reach, and binds its cursor to both", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await change(mine.account, "Account");
    await change(mine.location, "Location");
    await change(foreign.account, "Foreign");
    const from = (context: Context, filters: Record<string, unknown>) => {
      const { seen, poll } = follower(context, filters);
      return poll().then(() => seen);
    };
    const mineOnly = contextOf(mine.account, "viewer");
    expect(await from(mineOnly, {})).toEqual(["Account", "Location"]);
    expect(await from(mineOnly, { orgId: mine.location.id })).toEqual(["Location"]);
    expect(await from(mineOnly, { updatedSince: "2100-01-01T00:00:00Z" })).toEqual([]);
    expect(await from(mineOnly, { updatedSince: "2000-01-01T00:00:00Z", sort: undefined })).toEqual([
      "Account",
      "Location",
    ]);
    for (const { id } of [mine.location, foreign.account])
      expect(await from(supportContext(), { orgId: id })).toHaveLength(1);
    const { pagination } = await readAuditFeed(mineOnly, listAuditEntriesInput.parse({ sort: "createdAt" }));
    const elsewhere = listAuditEntriesInput.parse({
      sort: "createdAt",
      action: "number.attach",
      cursor: pagination.nextCursor,
    });
    await expect(readAuditFeed(mineOnly, elsewhere)).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "cursor", code: "invalid_cursor" }],
    });
  });

  it("costs a poll the same however long the history, and a start no more than the account's own part", async () => {
    const [mine, other] = [await makeAccount(), await makeAccount()];
    const insert = (organization: Organization, count: number) =>
      database().execute(sql`insert into audit_entries
        (id, account_id, org_id, action, subject_type, subject_id, subject_label, actor_type, actor_name, changes,
         request_id, created_at)
        select gen_random_uuid(), ${organization.accountId}, ${organization.id}, 'number.update', 'phone_number',
          gen_random_uuid(), 'Line', 'system', 'Test', '{}', 'request', now() from generate_series(1, ${count}::int)`);
    await insert(mine.account, 50);
    await insert(other.account, 20_000);
    await insert(mine.account, 50);
    await database().execute(sql`analyze audit_entries`);
    const ask = (filters: object) =>
      readAuditFeed(contextOf(mine.account), listAuditEntriesInput.parse({ sort: "createdAt", ...filters }));
    const { nextCursor } = (await ask({ limit: 100 })).pagination;
    const poll = await planOf(() => ask({ limit: 100, cursor: nextCursor }));
    expect(poll.pages).toBeLessThan(20);
    const start = await planOf(() => ask({ limit: 100 }));
    expect(start.pages).toBeLessThan(250);
  });

  it("gives positions in the order of creation to changes from before it existed", async () => {
    const { account } = await makeAccount();
    for (const label of ["One", "Two"]) await change(account, label);
    const rows = await database()
      .select({ position: auditEntries.position })
      .from(auditEntries)
      .where(eq(auditEntries.orgId, account.id))
      .orderBy(auditEntries.createdAt, auditEntries.id);
    const positions = rows.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    const { rows: settled } = await database().execute<{ at: string }>(
      sql`select settled_audit_position() as at`,
    );
    expect(Number(settled[0]?.at)).toBeGreaterThanOrEqual(positions.at(-1) ?? 0);
  });
});
