import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { bots, organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { rowOf, setting } from "@/db/testing/lines";
import { idOf, movedLine, refusalOf } from "@/db/testing/undo";
import { DAY_MS } from "@/lib/constants/moments";
import type { Context } from "@/lib/context";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { attachNumber } from "./attach-number";
import { detachNumber } from "./detach-number";
import { migrateNumber } from "./migrate-number";
import { undoChange } from "./undo-change";
import { updateNumber } from "./update-number";

useTestDatabase();

const at = (context: Context, ms: number): Context => ({
  ...context,
  now: () => new Date(TEST_NOW.getTime() + ms),
});

describe("undoing is refused", () => {
  it("for a change of another kind, and for one that nobody can see or that does not exist", async () => {
    const { line, context, entryId } = await movedLine();
    await updateNumber(context, { id: line.id, name: "Desk" });
    const { auditEntries: entries } = await listAuditEntries(context, {
      subjectId: line.id,
      action: "number.update",
      limit: 1,
    });
    const edit = entries[0]?.id ?? "";
    expect(await refusalOf(undoChange(context, { id: edit }))).toBe("undo_not_possible: not_undoable");
    const foreign = contextOf((await makeAccount()).account);
    expect(await refusalOf(undoChange(foreign, { id: entryId }))).toBe("not_found");
    expect(await refusalOf(undoChange(context, { id: line.id }))).toBe("not_found");
  });

  it("after a day, but not a moment before", async () => {
    const { context, entryId } = await movedLine();
    expect(await refusalOf(undoChange(at(context, DAY_MS), { id: entryId }))).toBe(
      "undo_not_possible: too_late",
    );
    expect(await refusalOf(undoChange(at(context, DAY_MS - 1), { id: entryId }))).toBeNull();
  });

  it("once the line was changed again", async () => {
    const { line, context, entryId } = await movedLine();
    await updateNumber(context, { id: line.id, name: "Desk" });
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe("undo_not_possible: changed_since");
  });

  it("if the former bot was deleted, for a detachment or a switch", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const detached = await detachNumber(context, { id: line.id });
    await database().delete(bots).where(eq(bots.id, bot.id));
    expect(await refusalOf(undoChange(context, { id: idOf(detached) }))).toBe(
      "undo_not_possible: bot_deleted",
    );
  });

  it("if the former organization is full again or was archived", async () => {
    const { location, context, entryId } = await movedLine();
    for (let taken = 0; taken < 10; taken++) await makeNumber(location);
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe("number_limit_reached");
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, location.id));
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe(
      "undo_not_possible: organization_archived",
    );
  });

  it("if the line's status no longer allows the opposite change", async () => {
    const { line, context, entryId } = await movedLine();
    await database().update(phoneNumbers).set({ status: "lost" }).where(eq(phoneNumbers.id, line.id));
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe("number_not_active");
    await database().update(phoneNumbers).set({ status: "released" }).where(eq(phoneNumbers.id, line.id));
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe("not_found");
  });

  it("for a viewer, and for a move also for a manager and for an admin of one end only", async () => {
    const { account, location, target, bot, line, context, entryId } = await movedLine();
    for (const role of ["viewer", "manager"] as const)
      expect(await refusalOf(undoChange(contextOf(account, role), { id: entryId }))).toBe("forbidden");
    const grants = (here: "admin" | "viewer", there: "admin" | "viewer"): Context => ({
      ...context,
      reach: {
        everything: false,
        accounts: [],
        organizations: [
          { orgId: location.id, accountId: location.accountId, role: here },
          { orgId: target.id, accountId: target.accountId, role: there },
        ],
      },
    });
    expect(await refusalOf(undoChange(grants("admin", "viewer"), { id: entryId }))).toBe("forbidden");
    expect(await refusalOf(undoChange(grants("viewer", "admin"), { id: entryId }))).toBe("forbidden");
    const near = await makeNumber(location);
    const attached = await attachNumber(context, { id: near.id, botId: bot.id });
    expect(await refusalOf(undoChange(contextOf(account, "viewer"), { id: idOf(attached) }))).toBe(
      "forbidden",
    );
    expect(await refusalOf(undoChange(contextOf(account, "manager"), { id: idOf(attached) }))).toBeNull();
    expect((await rowOf(line.id)).orgId).toBe(target.id);
  });

  it("for a move to another account, to everybody but support", async () => {
    const { location, line } = await setting();
    const other = await makeOrganization();
    const moved = await migrateNumber(supportContext(), { id: line.id, targetOrgId: other.id });
    const both: Context = {
      ...contextOf(location),
      reach: {
        everything: false,
        accounts: [location, other].map(({ accountId }) => ({ accountId, role: "admin" as const })),
        organizations: [],
      },
    };
    expect(await refusalOf(undoChange(contextOf(other), { id: idOf(moved) }))).toBe("not_found");
    expect(await refusalOf(undoChange(both, { id: idOf(moved) }))).toBe("forbidden");
    expect((await undoChange(supportContext(), { id: idOf(moved) })).phoneNumber.orgId).toBe(location.id);
  });
});
