import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, carrierFindings } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { adoptNumber } from "./adopt-number";
import { finishStrayRelease } from "./finish-stray-release";
import { getFinding } from "./get-finding";
import { costOfStrays, listFindings } from "./list-findings";
import { releaseStray } from "./release-stray";
import { runReconcile } from "./run-reconcile";
import { openRun } from "./start-run";
import { sweepStrays } from "./sweep-strays";

const carrier = useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const tools = () => ({ carrierOf, context: worker });
const support = supportContext();
const LINE = { name: "Adopted", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;

beforeEach(async () => {
  await database().delete(carrierFindings);
});

/** Buys a number behind our back and makes a run that finds it. */
async function stray() {
  const { number, carrierNumberId } = await carrier.buyByHand({});
  const { run } = await inTransaction((tx) =>
    openRun(tx, worker, { carrier: "local", trigger: "schedule", acceptLosses: false }),
  );
  await runReconcile(run.id, tools());
  const [finding] = await database().select().from(carrierFindings).where(eq(carrierFindings.number, number));
  if (!finding) throw new Error("The stray was not found.");
  return { findingId: finding.id, number, carrierNumberId };
}

const findingOf = async (id: string) =>
  (await database().select().from(carrierFindings).where(eq(carrierFindings.id, id)))[0];
const entriesOn = (id: string) =>
  database().select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.subjectId, id));

describe("adopting a stray", () => {
  it("makes it an active line of the organization, wired and attached, with one audit entry", async () => {
    const { location } = await makeAccount();
    const bot = await makeBot(location);
    const { findingId, number, carrierNumberId } = await stray();
    const { phoneNumber } = await adoptNumber(support, {
      ...LINE,
      findingId,
      orgId: location.id,
      botId: bot.id,
    });
    expect(phoneNumber).toMatchObject({
      number,
      status: "active",
      orgId: location.id,
      botId: bot.id,
      areaCode: "773",
    });
    expect(await defaultCarrier().numbers.findNumber(number)).toMatchObject({
      value: { carrierNumberId, isWired: true, label: `Linekeeper ${findingId}` },
    });
    expect(await findingOf(findingId)).toMatchObject({
      resolution: "adopted",
      phoneNumberId: phoneNumber.id,
    });
    expect(await entriesOn(phoneNumber.id)).toEqual([{ action: "number.adopt" }]);
  });

  it("twice at once makes one line", async () => {
    const { location } = await makeAccount();
    const { findingId } = await stray();
    const input = { ...LINE, findingId, orgId: location.id };
    const [first, second] = await Promise.all([adoptNumber(support, input), adoptNumber(support, input)]);
    expect(second.phoneNumber.id).toBe(first.phoneNumber.id);
    const third = await adoptNumber(support, input);
    expect(third.phoneNumber.id).toBe(first.phoneNumber.id);
    expect(await entriesOn(first.phoneNumber.id)).toHaveLength(1);
  });

  it("is refused beyond the limit, with another organization's bot and to an admin, and then changes nothing", async () => {
    const { account, location } = await makeAccount();
    const { location: elsewhere } = await makeAccount("Elsewhere");
    const foreignBot = await makeBot(elsewhere);
    const { findingId } = await stray();
    const input = { ...LINE, findingId, orgId: location.id };
    await expect(adoptNumber(support, { ...input, botId: foreignBot.id })).rejects.toMatchObject({
      code: "bot_in_other_organization",
    });
    for (let lines = 0; lines < 10; lines++) await makeNumber(location);
    await expect(adoptNumber(support, input)).rejects.toMatchObject({ code: "number_limit_reached" });
    await expect(adoptNumber(contextOf(account), input)).rejects.toMatchObject({ code: "forbidden" });
    expect(await findingOf(findingId)).toMatchObject({ state: "open" });
  });

  it("is refused if the carrier no longer holds the number or does not answer", async () => {
    const { location } = await makeAccount();
    const { findingId, carrierNumberId } = await stray();
    const input = { ...LINE, findingId, orgId: location.id };
    await carrier.fail({ operation: "list", kind: "cut_before" });
    await expect(adoptNumber(support, input)).rejects.toMatchObject({ code: "carrier_unavailable" });
    await carrier.fail({ operation: "update", kind: "cut_before" });
    await expect(adoptNumber(support, input)).rejects.toMatchObject({ code: "carrier_unavailable" });
    await carrier.fail();
    await defaultCarrier().numbers.releaseNumber(carrierNumberId);
    await expect(adoptNumber(support, input)).rejects.toMatchObject({ code: "number_not_available" });
  });

  it("answers not_found for unknown ids and for a releasing stray", async () => {
    const { location } = await makeAccount();
    const { findingId } = await stray();
    await releaseStray(support, { findingId });
    for (const id of [findingId, "0198f000-0000-7000-8000-000000000001", "nonsense"])
      await expect(
        adoptNumber(support, { ...LINE, findingId: id, orgId: location.id }),
      ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("releasing a stray at the carrier", () => {
  it("releases it once, however often it is requested, and records by whom", async () => {
    const { findingId, number, carrierNumberId } = await stray();
    const before = (await carrier.ledger()).length;
    await Promise.all([releaseStray(support, { findingId }), releaseStray(support, { findingId })]);
    expect(await findingOf(findingId)).toMatchObject({ state: "releasing" });
    await Promise.all([finishStrayRelease(findingId, tools()), finishStrayRelease(findingId, tools())]);
    expect(await releaseStray(support, { findingId })).toMatchObject({
      state: "resolved",
      resolution: "released",
      resolvedBy: "S. Support",
    });
    expect((await carrier.ledger()).slice(before).map(({ event, number }) => [event, number])).toEqual([
      ["release", number],
    ]);
    expect(await defaultCarrier().numbers.findNumber(number)).toMatchObject({ value: null });
    expect(await entriesOn(findingId)).toEqual([{ action: "carrier.release_stray" }]);
    expect(carrierNumberId).toMatch(/^PN/);
  });

  it("continues after an outage of the carrier and after a worker's death", async () => {
    const { findingId } = await stray();
    await releaseStray(support, { findingId });
    await carrier.fail({ operation: "release", kind: "cut_after", times: 1 });
    expect(await finishStrayRelease(findingId, tools())).toBe("waiting");
    await database().execute(sql`select graphile_worker.remove_job(${`release-stray:${findingId}`})`);
    expect(await sweepStrays()).toBe(1);
    expect(await finishStrayRelease(findingId, tools())).toBe("settled");
    expect(await findingOf(findingId)).toMatchObject({ resolution: "released" });
  });

  it("does not release a number that became ours in the meantime", async () => {
    const { location } = await makeAccount();
    const { findingId, number } = await stray();
    const before = (await carrier.ledger()).length;
    const line = await makeNumber(location, { number });
    await expect(releaseStray(support, { findingId })).rejects.toMatchObject({ code: "number_taken" });
    await database().update(carrierFindings).set({ state: "releasing" });
    expect(await finishStrayRelease(findingId, tools())).toBe("settled");
    expect(await findingOf(findingId)).toMatchObject({ state: "resolved", resolution: "gone" });
    expect(await carrier.ledger()).toHaveLength(before);
    expect(line.status).toBe("active");
  });

  it("is for support only, like reading and adopting strays", async () => {
    const { account } = await makeAccount();
    const { findingId } = await stray();
    for (const role of ["viewer", "manager", "admin"] as const) {
      await expect(releaseStray(contextOf(account, role), { findingId })).rejects.toMatchObject({
        code: "forbidden",
      });
      const reading = contextOf(account, role);
      for (const read of [
        () => listFindings(reading, { limit: 1 }),
        () => getFinding(reading, { findingId }),
        () => costOfStrays(reading),
        () => adoptNumber(reading, { ...LINE, findingId, orgId: account.id }),
      ])
        await expect(read()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
