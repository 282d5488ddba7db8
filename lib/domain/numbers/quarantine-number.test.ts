import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  TEST_NOW,
} from "@/db/testing/factory";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import { phoneNumberSchema, quarantineNumberInput } from "@/lib/schemas/phone-number";
import { attachNumber, switchBot } from "./attach-number";
import { migrateNumber } from "./migrate-number";
import { quarantineNumber } from "./quarantine-number";

useTestDatabase();

const NOTICE = { kind: "notice" } as const;
const FORWARD = { kind: "forward", to: "+13125550100" } as const;

async function scene() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id, languageMismatch: true, language: "SPANISH" });
  return { account, location, bot, line, context: contextOf(account) };
}

async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("The line does not exist.");
  return row;
}

function historyOf(id: string) {
  return database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.createdAt, auditEntries.id);
}

/** In how many days the job that ends a line's quarantine will run; null if there is none. */
async function jobIn(id: string): Promise<number | null> {
  const { rows } = await database().execute<{ days: number }>(
    sql`select round(extract(epoch from run_at - now()) / 86400)::int as days
        from graphile_worker.jobs where key = ${`quarantine:${id}`}`,
  );
  return rows.length === 1 ? (rows[0]?.days ?? null) : null;
}

describe("quarantine", () => {
  it("detaches the line, shows its end and plan, and remembers the bot", async () => {
    const { bot, line, context } = await scene();
    const { phoneNumber } = await quarantineNumber(context, { id: line.id, days: 7, plan: FORWARD });
    expect(phoneNumberSchema.parse(phoneNumber)).toMatchObject({
      status: "quarantined",
      state: "quarantined",
      botId: null,
      quarantinedUntil: inDays(7).toISOString(),
      quarantinePlan: FORWARD,
      detachedAt: TEST_NOW.toISOString(),
      attention: [],
    });
    expect(await rowOf(line.id)).toMatchObject({ quarantinedBotId: bot.id, languageMismatch: false });
    expect(await jobIn(line.id)).toBe(7);
    const [entry, ...others] = await historyOf(line.id);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: "number.quarantine",
      actorName: context.actor.name,
      before: { status: "active", botId: bot.id, botName: "Front Desk", quarantineDays: null },
      after: { status: "quarantined", botId: null, quarantineDays: 7, forwardTo: "+13125550100" },
    });
  });

  it("changes and records nothing when repeated, but takes other days or another plan", async () => {
    const { line, context } = await scene();
    const ask = (days: number, plan: typeof NOTICE | typeof FORWARD) =>
      quarantineNumber(context, { id: line.id, days, plan });
    await ask(7, NOTICE);
    const again = await ask(7, NOTICE);
    expect([again.phoneNumber.version, (await historyOf(line.id)).length]).toEqual([2, 1]);
    const forwarded = await ask(7, FORWARD);
    expect(forwarded.phoneNumber).toMatchObject({
      quarantinePlan: FORWARD,
      quarantinedUntil: inDays(7).toISOString(),
    });
    const longer = await ask(30, FORWARD);
    expect(longer.phoneNumber.quarantinedUntil).toBe(inDays(30).toISOString());
    expect(await jobIn(line.id)).toBe(30);
    expect((await historyOf(line.id)).map(({ changes }) => changes)).toEqual([
      ["status", "quarantineDays", "quarantinedUntil", "botId", "botName"],
      ["forwardTo"],
      ["quarantineDays", "quarantinedUntil"],
    ]);
    expect((await rowOf(line.id)).quarantinedBotId).not.toBeNull();
  });

  it("accepts a brought line", async () => {
    const { location, context } = await scene();
    const brought = await makeNumber(location, { carrier: "sip", carrierNumberId: null });
    const { phoneNumber } = await quarantineNumber(context, { id: brought.id, days: 1, plan: NOTICE });
    expect(phoneNumber.status).toBe("quarantined");
  });

  it("refuses a line that is not active, and forwarding a line to itself", async () => {
    const { location, line, context } = await scene();
    const ask = (id: string, plan: typeof NOTICE | { kind: "forward"; to: string } = NOTICE) =>
      quarantineNumber(context, { id, days: 7, plan });
    for (const status of ["lost", "releasing"] as const) {
      const other = await makeNumber(location, { status });
      await expect(ask(other.id)).rejects.toMatchObject({ code: "number_not_active", details: { status } });
    }
    await expect(ask(line.id, { kind: "forward", to: line.number })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "forwardTo" }],
    });
    const released = await makeNumber(location, { status: "released" });
    await expect(ask(released.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await rowOf(line.id)).toMatchObject({ status: "active", version: 1 });
  });

  it("accepts 1 to 30 whole days, and a forwarding number in any format", () => {
    const parse = (days: unknown, plan: unknown = NOTICE) =>
      quarantineNumberInput.safeParse({ id: "01890a5d-ac96-774b-bcce-b302099a8057", days, plan });
    for (const days of [1, 30, "7"]) expect(parse(days).success).toBe(true);
    for (const days of [0, 31, -1, 1.5, "", "x", null, undefined]) expect(parse(days).success).toBe(false);
    expect(parse(7, { kind: "forward", to: "(312) 555-0100" }).data?.plan).toEqual(FORWARD);
    for (const plan of [null, {}, { kind: "forward" }, { kind: "forward", to: "555" }, { kind: "mute" }])
      expect(parse(7, plan).success).toBe(false);
  });

  it("is refused to viewers and managers, and a foreign line does not exist", async () => {
    const { account, line } = await scene();
    const input = { id: line.id, days: 7, plan: NOTICE };
    for (const role of ["viewer", "manager"] as const)
      await expect(quarantineNumber(contextOf(account, role), input)).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(quarantineNumber(contextOf(await makeOrganization()), input)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await rowOf(line.id)).toMatchObject({ status: "active", version: 1 });
  });

  it("still counts toward the organization's limit", async () => {
    const { account } = await makeAccount();
    const context = contextOf(account);
    for (let made = 0; made < NUMBER_LIMIT; made++) {
      const line = await makeNumber(account);
      if (made === 0) await quarantineNumber(context, { id: line.id, days: 7, plan: NOTICE });
    }
    await expect(database().transaction((tx) => reserveSlot(tx, account.id))).rejects.toMatchObject({
      code: "number_limit_reached",
    });
  });

  it("cannot be ended by attaching, switching or moving", async () => {
    const { account, bot, line, context } = await scene();
    await quarantineNumber(context, { id: line.id, days: 7, plan: NOTICE });
    const refusal = { code: "number_not_active", details: { status: "quarantined" } };
    const input = { id: line.id, botId: bot.id };
    await expect(attachNumber(context, input)).rejects.toMatchObject(refusal);
    await expect(switchBot(context, input)).rejects.toMatchObject(refusal);
    await expect(migrateNumber(context, { id: line.id, targetOrgId: account.id })).rejects.toMatchObject(
      refusal,
    );
  });

  it("happens once when requested three times at once", async () => {
    const { line, context } = await scene();
    const ask = () => quarantineNumber(context, { id: line.id, days: 7, plan: NOTICE });
    await Promise.all([ask(), ask(), ask()]);
    expect((await historyOf(line.id)).map(({ action }) => action)).toEqual(["number.quarantine"]);
  });

  it("leaves the line quarantined and detached after an attach at the same time, whichever comes first", async () => {
    for (let round = 0; round < 6; round++) {
      const { location, bot, context } = await scene();
      const line = await makeNumber(location);
      const [attached] = await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        quarantineNumber(context, { id: line.id, days: 7, plan: NOTICE }),
      ]);
      expect(await rowOf(line.id)).toMatchObject({
        status: "quarantined",
        botId: null,
        quarantinedBotId: attached.status === "fulfilled" ? bot.id : null,
      });
    }
  });

  it("leaves the line quarantined and detached at one of the two organizations after a move at the same time", async () => {
    for (let round = 0; round < 6; round++) {
      const { account, location, line, context } = await scene();
      const [moved] = await Promise.allSettled([
        migrateNumber(context, { id: line.id, targetOrgId: account.id }),
        quarantineNumber(context, { id: line.id, days: 7, plan: NOTICE }),
      ]);
      const isMoved = moved.status === "fulfilled";
      expect(await rowOf(line.id)).toMatchObject({
        status: "quarantined",
        botId: null,
        orgId: isMoved ? account.id : location.id,
      });
    }
  });
});
