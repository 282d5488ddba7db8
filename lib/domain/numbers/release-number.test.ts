import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
  TEST_NOW,
} from "@/db/testing/factory";
import { BROUGHT } from "@/lib/constants/carrier";
import { systemContext } from "@/lib/context";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { carrierOf } from "@/lib/telephony/registry";
import { attachNumber } from "./attach-number";
import { finishRelease } from "./finish-release";
import { getNumber } from "./get-number";
import { getNumberHistory } from "./get-number-history";
import { listNumbers } from "./list-numbers";
import { releaseNumber } from "./release-number";
import { sweepReleases } from "./sweep-releases";

const carrier = useTestCarrier(useTestDatabase());
const system = () => ({ carrierOf, context: systemContext("Worker", () => TEST_NOW) });

async function bought() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { phoneNumber } = await provisionNumber(context, provisionInput(location.id));
  if (!phoneNumber) throw new Error("The number was not bought.");
  return { account, location, context, line: phoneNumber };
}

/** How often the line's own number was released at the carrier, which may sell the same digits again. */
async function releases(line: { id: string }): Promise<number> {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, line.id));
  const ledger = await carrier.ledger();
  return ledger.filter((entry) => entry.event === "release" && entry.sid === row?.carrierNumberId).length;
}

describe("release", () => {
  it("releases the number, hides the line from lists and keeps its history", async () => {
    const { context, line } = await bought();
    const { released, phoneNumber } = await releaseNumber(context, { id: line.id });
    expect(released).toBe(true);
    expect(phoneNumber).toMatchObject({ status: "released", state: "released" });
    expect(await releases(line)).toBe(1);
    await expect(getNumber(context, { id: line.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(releaseNumber(context, { id: line.id })).rejects.toMatchObject({ code: "not_found" });
    const list = { limit: 100, sort: "-createdAt" } as const;
    expect((await listNumbers(context, list)).phoneNumbers).toEqual([]);
    expect((await listNumbers(context, { ...list, status: "released" })).phoneNumbers).toHaveLength(1);
    const history = await getNumberHistory(context, { id: line.id, limit: 20 });
    expect(history.auditEntries.map((entry) => entry.action)).toContain("number.release");
  });

  it("refuses an attached line, names its bot, and does not call the carrier", async () => {
    const { context, location, line } = await bought();
    const bot = await makeBot(location);
    await attachNumber(context, { id: line.id, botId: bot.id });
    await expect(releaseNumber(context, { id: line.id })).rejects.toMatchObject({
      code: "number_attached",
      details: { botId: bot.id },
    });
    expect(await releases(line)).toBe(0);
  });

  it("is refused to viewers and managers, and a foreign line does not exist", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    const input = { id: line.id };
    await expect(releaseNumber(contextOf(account, "viewer"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(releaseNumber(contextOf(account, "manager"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(releaseNumber(contextOf(await makeOrganization()), input)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("leaves the line releasing while the carrier is down, and the worker finishes", async () => {
    const { context, line } = await bought();
    await carrier.fail({ operation: "release", kind: "cut_before" });
    const started = await releaseNumber(context, { id: line.id });
    expect(started).toMatchObject({ released: false, phoneNumber: { status: "releasing" } });
    expect(await finishRelease(line.id, system())).toBe("waiting");
    expect(await sweepReleases()).toBeGreaterThan(0);
    await carrier.fail();
    expect(await finishRelease(line.id, system())).toBe("gone");
    const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, line.id));
    expect(row).toMatchObject({ status: "released", releasedAt: TEST_NOW });
  });

  it("is tried again only where it can succeed: not at a carrier that is not configured", async () => {
    const { location } = await makeAccount();
    const lines = new Map<string, string>();
    for (const name of ["local", BROUGHT, "twilio", "another"])
      lines.set(name, (await makeNumber(location, { carrier: name, status: "releasing" })).id);
    await sweepReleases();
    const { rows } = await database().execute<{ key: string }>(sql`select key from graphile_worker.jobs`);
    const keys = rows.map(({ key }) => key);
    const isQueued = (name: string) => keys.includes(`release:${lines.get(name)}`);
    expect([...lines.keys()].filter(isQueued)).toEqual(["local", BROUGHT]);
  });

  it("happens once at the carrier even if its answer is lost", async () => {
    const { context, line } = await bought();
    await carrier.fail({ operation: "release", kind: "cut_after", times: 1 });
    expect((await releaseNumber(context, { id: line.id })).released).toBe(false);
    expect((await releaseNumber(context, { id: line.id })).released).toBe(true);
    expect(await releases(line)).toBe(1);
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, line.id));
    expect(entries.filter((entry) => entry.action === "number.release")).toHaveLength(1);
  });

  it("counts as done if the carrier no longer has the number", async () => {
    const { account, location } = await makeAccount();
    const lost = await makeNumber(location, { status: "lost" });
    expect((await releaseNumber(contextOf(account), { id: lost.id })).released).toBe(true);
  });

  it("never releases an attached line when an attach runs at the same time", async () => {
    const { account, location, context } = await bought();
    const bot = await makeBot(location);
    for (let round = 0; round < 5; round++) {
      const { phoneNumber: line } = await provisionNumber(contextOf(account), {
        orgId: location.id,
        name: "Second Line",
        language: "ENGLISH",
        voiceId: "FRIENDLY_BRIGHT",
        areaCode: "773",
      });
      if (!line) throw new Error("The number was not bought.");
      const [attached, released] = await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        releaseNumber(context, { id: line.id }),
      ]);
      expect([attached.status, released.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await releases(line)).toBe(released.status === "fulfilled" ? 1 : 0);
    }
  });

  it("happens once when requested three times at once", async () => {
    const { context, line } = await bought();
    const results = await Promise.allSettled([1, 2, 3].map(() => releaseNumber(context, { id: line.id })));
    expect(results.some((result) => result.status === "fulfilled" && result.value.released)).toBe(true);
    expect(await releases(line)).toBe(1);
  });
});
