import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
  TEST_NOW,
} from "@/db/testing/factory";
import { systemContext } from "@/lib/context";
import { deleteBot } from "@/lib/domain/bots/delete-bot";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { carrierOf } from "@/lib/telephony/registry";
import { endQuarantine } from "./end-quarantine";
import { finishRelease } from "./finish-release";
import { quarantineNumber } from "./quarantine-number";
import { releaseNumber } from "./release-number";
import { restoreNumber } from "./restore-number";
import { sweepQuarantines } from "./sweep-quarantines";

const carrier = useTestCarrier(useTestDatabase());

/** The worker's context, some days later. */
const worker = (days: number) => systemContext("Worker", () => inDays(days));

async function scene(values: Parameters<typeof makeNumber>[1] = {}) {
  const { account, location } = await makeAccount();
  const [bot, context] = [await makeBot(location), contextOf(account)];
  const line = await makeNumber(location, { botId: bot.id, ...values });
  const quarantine = () =>
    quarantineNumber(context, { id: line.id, days: 7, plan: { kind: "forward", to: "+13125550100" } });
  return { account, location, bot, context, line, quarantine, input: { id: line.id } };
}

/** Buys a number, attaches a bot and quarantines the line. */
async function boughtAndQuarantined() {
  const { account, location } = await makeAccount();
  const [bot, context] = [await makeBot(location), contextOf(account)];
  const { phoneNumber } = await provisionNumber(context, provisionInput(location.id, { botId: bot.id }));
  if (!phoneNumber) throw new Error("The number was not bought.");
  const input = { id: phoneNumber.id };
  await quarantineNumber(context, { ...input, days: 7, plan: { kind: "notice" } });
  return { context, bot, input };
}

async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("The line does not exist.");
  return row;
}

async function actionsOf(id: string): Promise<string[]> {
  const rows = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.createdAt, auditEntries.id);
  return rows.map(({ action, actorName }) => (actorName === "Worker" ? `${action} by Worker` : action));
}

/** How often a line's number was released at the carrier. */
async function releases(id: string): Promise<number> {
  const { carrierNumberId } = await rowOf(id);
  const ledger = await carrier.ledger();
  return ledger.filter(({ event, sid }) => event === "release" && sid === carrierNumberId).length;
}

describe("restoring a line", () => {
  it("makes it active, attaches its previous bot and records both", async () => {
    const { bot, context, line, quarantine, input } = await scene();
    await quarantine();
    const { phoneNumber, warnings } = await restoreNumber(context, input);
    expect(warnings).toEqual([]);
    expect(phoneNumber).toMatchObject({
      status: "active",
      state: "answering",
      botId: bot.id,
      attachedAt: TEST_NOW.toISOString(),
      detachedAt: null,
      quarantinedUntil: null,
      quarantinePlan: null,
    });
    expect(await rowOf(line.id)).toMatchObject({
      quarantinedUntil: null,
      quarantineDays: null,
      quarantineForwardTo: null,
      quarantinedBotId: null,
    });
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, line.id));
    const entry = entries.find(({ action }) => action === "number.restore");
    expect(entry).toMatchObject({
      before: { status: "quarantined", botId: null },
      after: { status: "active", botId: bot.id, botName: "Front Desk" },
    });
  });

  it("leaves a line that had no bot detached, without a warning", async () => {
    const { context, quarantine, input } = await scene({ botId: null });
    await quarantine();
    const { phoneNumber, warnings } = await restoreNumber(context, input);
    expect([phoneNumber.status, phoneNumber.botId, warnings]).toEqual(["active", null, []]);
  });

  it("warns if the bot was deleted or no longer speaks the line's language", async () => {
    const gone = await scene();
    await gone.quarantine();
    await deleteBot(gone.context, { id: gone.bot.id });
    const detached = await restoreNumber(gone.context, gone.input);
    expect([detached.phoneNumber.botId, detached.warnings.map(({ code }) => code)]).toEqual([
      null,
      ["bot_gone"],
    ]);
    const changed = await scene();
    await changed.quarantine();
    await updateBot(changed.context, { id: changed.bot.id, languages: ["FRENCH"] });
    const attached = await restoreNumber(changed.context, changed.input);
    expect([attached.phoneNumber.state, attached.warnings.map(({ code }) => code)]).toEqual([
      "needs_attention",
      ["language_mismatch"],
    ]);
  });

  it("changes nothing on an active line, and is refused for a lost, releasing or released one", async () => {
    const { location, context, line, input } = await scene();
    expect((await restoreNumber(context, input)).phoneNumber).toMatchObject({ status: "active", version: 1 });
    expect(await actionsOf(line.id)).toEqual([]);
    for (const status of ["lost", "releasing"] as const) {
      const other = await makeNumber(location, { status });
      await expect(restoreNumber(context, { id: other.id })).rejects.toMatchObject({
        code: "number_not_active",
        details: { status },
      });
    }
    const released = await makeNumber(location, { status: "released" });
    await expect(restoreNumber(context, { id: released.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused to viewers and managers, and a foreign line does not exist", async () => {
    const { account, quarantine, input, line } = await scene();
    await quarantine();
    for (const role of ["viewer", "manager"] as const)
      await expect(restoreNumber(contextOf(account, role), input)).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(restoreNumber(contextOf(await makeOrganization()), input)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await rowOf(line.id)).status).toBe("quarantined");
  });

  it("happens once when requested twice at once, and both answers show an active line", async () => {
    const { context, quarantine, input, line } = await scene();
    await quarantine();
    const answers = await Promise.all([1, 2].map(() => restoreNumber(context, input)));
    expect(answers.map(({ phoneNumber }) => phoneNumber.status)).toEqual(["active", "active"]);
    expect(await actionsOf(line.id)).toEqual(["number.quarantine", "number.restore"]);
  });

  it("leaves no line with a deleted bot if the bot is deleted at the same time", async () => {
    for (let round = 0; round < 6; round++) {
      const { bot, context, quarantine, input, line } = await scene();
      await quarantine();
      const [restored, deleted] = await Promise.allSettled([
        restoreNumber(context, input),
        deleteBot(context, { id: bot.id }),
      ]);
      expect(restored.status).toBe("fulfilled");
      expect((await rowOf(line.id)).botId).toBe(deleted.status === "fulfilled" ? null : bot.id);
    }
  });
});

describe("the end of a quarantine", () => {
  it("releases the line when its time is over by the product's clock, and not before", async () => {
    const { input } = await boughtAndQuarantined();
    expect(await endQuarantine(input.id, worker(6.99))).toBe(false);
    expect((await rowOf(input.id)).status).toBe("quarantined");
    expect(await endQuarantine(input.id, worker(7))).toBe(true);
    expect((await rowOf(input.id)).status).toBe("releasing");
    expect(await finishRelease(input.id, { carrierOf, context: worker(7) })).toBe("gone");
    expect(await rowOf(input.id)).toMatchObject({ status: "released", releasedAt: inDays(7) });
    expect(await releases(input.id)).toBe(1);
    expect(await actionsOf(input.id)).toEqual([
      "number.provision",
      "number.quarantine",
      "number.release by Worker",
      "number.released by Worker",
    ]);
  });

  it("leaves a line alone that was restored or given more days in the meantime", async () => {
    const restored = await scene();
    await restored.quarantine();
    await restoreNumber(restored.context, restored.input);
    expect(await endQuarantine(restored.line.id, worker(8))).toBe(false);
    expect((await rowOf(restored.line.id)).botId).toBe(restored.bot.id);
    const longer = await scene();
    await longer.quarantine();
    await quarantineNumber(longer.context, { id: longer.line.id, days: 30, plan: { kind: "notice" } });
    expect(await endQuarantine(longer.line.id, worker(8))).toBe(false);
  });

  it("is found by the sweep if its job was lost, once it is due by the product's clock", async () => {
    const { line } = await scene({ botId: null, status: "quarantined", quarantinedUntil: inDays(100) });
    const later = await scene({ botId: null, status: "quarantined", quarantinedUntil: inDays(102) });
    const before = await sweepQuarantines(() => inDays(99.9));
    expect(await sweepQuarantines(() => inDays(101))).toBe(before + 1);
    expect(await endQuarantine(line.id, worker(101))).toBe(true);
    expect(await sweepQuarantines(() => inDays(101))).toBe(before);
    expect((await rowOf(later.line.id)).status).toBe("quarantined");
  });

  it("loses to a restore at the same moment or wins, and never releases a restored line", async () => {
    for (let round = 0; round < 8; round++) {
      const { context, bot, input } = await boughtAndQuarantined();
      const undo = () => restoreNumber(context, input);
      const end = async () => {
        const began = await endQuarantine(input.id, worker(7));
        await finishRelease(input.id, { carrierOf, context: worker(7) });
        return began;
      };
      // Each of the two starts first in half of the rounds.
      const both = round % 2 ? [undo(), end()] : [end(), undo()].reverse();
      const [undone, ended] = await Promise.allSettled(both);
      const row = await rowOf(input.id);
      if (undone?.status === "fulfilled") {
        expect(row).toMatchObject({ status: "active", botId: bot.id });
        expect(ended).toMatchObject({ status: "fulfilled", value: false });
        expect(await releases(input.id)).toBe(0);
      } else {
        expect(undone?.reason.code).toMatch(/^(number_not_active|not_found)$/);
        expect(row).toMatchObject({ status: "released", botId: null });
        expect(await releases(input.id)).toBe(1);
      }
    }
  });

  it("can be cut short by a release", async () => {
    const { context, input } = await boughtAndQuarantined();
    expect((await releaseNumber(context, input)).released).toBe(true);
    expect(await rowOf(input.id)).toMatchObject({ status: "released", quarantinedUntil: null });
    expect(await endQuarantine(input.id, worker(8))).toBe(false);
    expect(await releases(input.id)).toBe(1);
    await expect(restoreNumber(context, input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("releases a brought line without calling a carrier", async () => {
    const { quarantine, line } = await scene({
      carrier: "sip",
      carrierNumberId: null,
      number: "+442079460958",
    });
    await quarantine();
    await carrier.fail({ operation: "any", kind: "fail_before" });
    expect(await endQuarantine(line.id, worker(7))).toBe(true);
    expect(await finishRelease(line.id, { carrierOf, context: worker(7) })).toBe("gone");
    expect((await rowOf(line.id)).status).toBe("released");
  });
});
