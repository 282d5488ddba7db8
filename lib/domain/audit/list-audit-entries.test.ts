import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { searchEverything } from "@/lib/domain/hits/search-everything";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { undoChange } from "@/lib/domain/numbers/undo-change";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { auditEntryListSchema, listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listAuditEntries } from "./list-audit-entries";

useTestDatabase();

const list = async (context: Context, filters: Record<string, unknown> = {}) =>
  auditEntryListSchema.parse(await listAuditEntries(context, listAuditEntriesInput.parse(filters)));
const actions = async (context: Context, filters: Record<string, unknown> = {}) =>
  (await list(context, filters)).auditEntries.map((entry) => entry.action);

describe("The history", () => {
  it("stays with the old account after a move; both accounts see the move", async () => {
    const { account, location } = await makeAccount();
    const other = await makeOrganization();
    const bot = await makeBot(location);
    const line = await makeNumber(location);
    await attachNumber(contextOf(account), { id: line.id, botId: bot.id });
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: other.id });
    await updateNumber(contextOf(other), { id: line.id, name: "Desk" });
    const of = { subjectId: line.id };
    expect((await actions(contextOf(account, "viewer"), of)).sort()).toEqual([
      "number.attach",
      "number.migrate",
    ]);
    expect((await actions(contextOf(other, "viewer"), of)).sort()).toEqual([
      "number.migrate",
      "number.update",
    ]);
    expect(await actions(supportContext(), of)).toHaveLength(3);
    expect(await actions(contextOf(await makeOrganization()), of)).toEqual([]);
    const { auditEntries } = await list(contextOf(other), { ...of, action: "number.migrate" });
    expect(auditEntries).toMatchObject([{ before: null, after: { orgId: other.id } }]);
  });

  it("of a location is visible to its own people, and every filter narrows it", async () => {
    const { account, location } = await makeAccount();
    const context = contextOfLocation(location);
    const line = await makeNumber(location);
    const elsewhere = await makeNumber(account);
    await updateNumber(context, { id: line.id, name: "Desk" });
    await updateNumber(contextOf(account), { id: elsewhere.id, name: "Desk" });
    expect(await actions(context)).toEqual(["number.update"]);
    for (const filters of [
      { orgId: location.id },
      { actorId: context.actor.id },
      { subjectId: line.id, subjectType: "phone_number", action: "number.update" },
    ])
      expect((await list(contextOf(account), filters)).auditEntries).toMatchObject([{ subjectId: line.id }]);
    expect(await actions(context, { from: "2027-01-01T00:00:00Z" })).toEqual([]);
    expect(await actions(context, { to: "2025-01-01T00:00:00Z" })).toEqual([]);
  });

  it("is narrowed by account, also for support, and by the field that changed", async () => {
    const { account, location } = await makeAccount();
    const other = await makeAccount();
    const line = await makeNumber(location);
    await updateNumber(contextOf(account), { id: line.id, name: "Desk" });
    await updateNumber(contextOf(account), { id: line.id, language: "SPANISH", voiceId: "CALM_REASSURING" });
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: other.location.id });
    const of = (accountId: string) => actions(supportContext(), { accountId, subjectId: line.id });
    expect((await of(account.id)).sort()).toEqual(["number.migrate", "number.update", "number.update"]);
    expect(await of(other.account.id)).toEqual(["number.migrate"]);
    expect(await actions(contextOf(other.account), { accountId: account.id })).toEqual(["number.migrate"]);
    expect(await actions(contextOf(account), { field: "voiceId" })).toEqual(["number.update"]);
    expect(await actions(contextOf(account), { field: "orgId" })).toEqual(["number.migrate"]);
    expect(await actions(contextOf(account), { field: "zip" })).toEqual([]);
  });

  it("names the organization, its account and where a line went, to those who reach them", async () => {
    const { account, location } = await makeAccount();
    const other = await makeOrganization({ name: "Miami" });
    const line = await makeNumber(location);
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: other.id });
    const seenBy = async (context: Context) => (await list(context, { subjectId: line.id })).auditEntries[0];
    const from = { organization: { id: location.id, name: location.name }, account: { name: account.name } };
    const to = {
      targetOrganization: { id: other.id, name: "Miami" },
      targetAccount: { id: other.id, name: "Miami" },
    };
    expect(await seenBy(supportContext())).toMatchObject({
      ...from,
      ...to,
      before: { organizationName: location.name },
    });
    const left = await seenBy(contextOf(account));
    expect(left).toMatchObject({
      ...from,
      targetOrgId: null,
      targetOrganization: null,
      targetAccount: null,
      after: null,
    });
    const arrived = await seenBy(contextOf(other));
    expect(arrived).toMatchObject({ orgId: null, organization: null, account: null, ...to, before: null });
  });

  it("never names the other account of a move or of its undo, in a list, the feed, the line or a search", async () => {
    const one = await makeAccount("Aspen Dental");
    const two = await makeAccount("Birch Dental");
    const line = await makeNumber(one.location);
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: two.location.id });
    const [move] = (await list(supportContext(), { subjectId: line.id })).auditEntries;
    await undoChange(supportContext(), { id: move?.id ?? "" });
    for (const [reader, stranger] of [
      [one, two],
      [two, one],
    ] as const) {
      const context = contextOf(reader.account);
      const seen = [
        await list(context, { subjectId: line.id }),
        await list(context, { sort: "createdAt" }),
        await getNumberHistory(context, { id: line.id, limit: 10 }),
        await searchEverything(context, { q: move?.requestId ?? "", limit: 5 }, () => true),
      ];
      expect(JSON.stringify(seen)).toContain(line.id);
      for (const { id, name } of [stranger.account, stranger.location]) {
        expect(JSON.stringify(seen)).not.toContain(id);
        expect(JSON.stringify(seen)).not.toContain(name);
      }
    }
  });

  it("says until when a change can be undone, only to those who may and while the line is as it was", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const line = await makeNumber(location);
    await attachNumber(contextOf(account), { id: line.id, botId: bot.id });
    const seenBy = async (context: Context) =>
      (await list(context, { action: "number.attach" })).auditEntries[0]?.undoableUntil;
    const until = inDays(1).toISOString();
    expect(await seenBy(contextOf(account, "manager"))).toBe(until);
    expect(await seenBy(contextOf(account, "viewer"))).toBeNull();
    expect(await seenBy({ ...contextOf(account), now: () => inDays(1) })).toBeNull();
    await updateNumber(contextOf(account), { id: line.id, name: "Desk" });
    expect(await seenBy(contextOf(account))).toBeNull();
    const other = await makeOrganization();
    await migrateNumber(supportContext(), { id: line.id, targetOrgId: other.id });
    const moveSeenBy = async (context: Context) =>
      (await list(context, { action: "number.migrate" })).auditEntries[0]?.undoableUntil;
    expect(await moveSeenBy(supportContext())).toBe(until);
    expect(await moveSeenBy(contextOf(other))).toBeNull();
    expect(await moveSeenBy(contextOf(account))).toBeNull();
  });

  it("is paged without gaps", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    for (const name of ["A", "B", "C", "D", "E"])
      await updateNumber(contextOf(account), { id: line.id, name });
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list(contextOf(account), { limit: 2, cursor });
      seen.push(...page.auditEntries.map((entry) => String(entry.after?.name)));
      if (!page.pagination.nextCursor) break;
      cursor = page.pagination.nextCursor;
    }
    expect(seen).toEqual(["E", "D", "C", "B", "A"]);
  });

  it("cannot be changed or deleted", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    await updateNumber(contextOf(account), { id: line.id, name: "Desk" });
    await expect(database().execute(sql`update audit_entries set actor_name = 'x'`)).rejects.toThrow();
    await expect(database().execute(sql`delete from audit_entries`)).rejects.toThrow();
  });

  it("rolls back the change when the entry fails", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    const nameless = { ...contextOf(account), requestId: null as unknown as string };
    await expect(updateNumber(nameless, { id: line.id, name: "Desk" })).rejects.toThrow();
    await expect(
      inTransaction((tx) =>
        recordAudit(tx, contextOf(account), {
          action: "Number.Update" as "number.update",
          subject: { type: "phone_number", id: line.id, label: "x" },
          place: null,
        }),
      ),
    ).rejects.toThrow();
    expect(await actions(contextOf(account))).toEqual([]);
  });

  it("records only the fields that differ", () => {
    expect(difference({ a: 1, b: [1] }, { a: 2, b: [1] })).toEqual({
      before: { a: 1 },
      after: { a: 2 },
      changes: ["a"],
    });
    expect(difference(null, { a: null })).toEqual({ before: null, after: { a: null }, changes: ["a"] });
  });
});
