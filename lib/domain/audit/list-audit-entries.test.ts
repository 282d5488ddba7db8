import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { auditEntryListSchema, listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listAuditEntries } from "./list-audit-entries";

useTestDatabase();

const list = async (context: Context, filters: Record<string, unknown> = {}) =>
  auditEntryListSchema.parse(await listAuditEntries(context, listAuditEntriesInput.parse(filters)));
const actions = async (context: Context, filters: Record<string, unknown> = {}) =>
  (await list(context, filters)).auditEntries.map((entry) => entry.action);

describe("history", () => {
  it("before a move across accounts stays with the old account; the move is seen from both", async () => {
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

  it("of a location is seen by its own people, and narrowed by every filter", async () => {
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

  it("is paged without a gap", async () => {
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

  it("can be neither changed nor deleted", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    await updateNumber(contextOf(account), { id: line.id, name: "Desk" });
    await expect(database().execute(sql`update audit_entries set actor_name = 'x'`)).rejects.toThrow();
    await expect(database().execute(sql`delete from audit_entries`)).rejects.toThrow();
  });

  it("fails together with the change that it records", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    const nameless = { ...contextOf(account), requestId: null as unknown as string };
    await expect(updateNumber(nameless, { id: line.id, name: "Desk" })).rejects.toThrow();
    await expect(
      inTransaction((tx) =>
        recordAudit(tx, contextOf(account), {
          action: "Number.Update",
          subject: { type: "phone_number", id: line.id, label: "x" },
          place: null,
        }),
      ),
    ).rejects.toThrow();
    expect(await actions(contextOf(account))).toEqual([]);
  });

  it("holds only the fields that differ", () => {
    expect(difference({ a: 1, b: [1] }, { a: 2, b: [1] })).toEqual({
      before: { a: 1 },
      after: { a: 2 },
      changes: ["a"],
    });
    expect(difference(null, { a: null })).toEqual({ before: null, after: { a: null }, changes: ["a"] });
  });
});
