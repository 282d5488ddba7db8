import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, carrierFindings, carrierListings, carrierRuns, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { answerNotice } from "@/lib/domain/calls/answer-notice";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { CarrierPort } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { costOfStrays, listFindings } from "./list-findings";
import { runReconcile } from "./run-reconcile";
import { openRun } from "./start-run";

const carrier = useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;

/** Every test begins with a carrier and a table that agree: both empty. */
beforeEach(async () => {
  const owned = await carrierPort().listNumbers({ limit: 1000 });
  if (!owned.ok) throw new Error("The carrier does not answer.");
  for (const { carrierNumberId } of owned.value.numbers) await carrierPort().releaseNumber(carrierNumberId);
  await database().update(phoneNumbers).set({ status: "released", botId: null });
  await database().delete(carrierFindings);
});

async function reconcile(options: { carrier?: CarrierPort; acceptLosses?: boolean } = {}) {
  const { run } = await inTransaction((tx) =>
    openRun(tx, worker, { trigger: "schedule", acceptLosses: options.acceptLosses ?? false }),
  );
  const ended = await runReconcile(run.id, { carrier: options.carrier ?? carrierPort(), context: worker });
  if (!ended) throw new Error("The run was somebody else's.");
  return ended;
}

async function bought() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { phoneNumber } = await provisionNumber(context, { ...LINE, orgId: location.id, areaCode: "312" });
  if (!phoneNumber) throw new Error("No number was bought.");
  const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumber.id));
  if (!line) throw new Error("There is no line.");
  return { account, location, context, line };
}

/** Buys behind our back, as somebody in the carrier's own console would. */
async function stray(friendlyName = "Fax, old office") {
  const found = await carrierPort().searchNumbers({ areaCode: "773", limit: 1 });
  const number = found.ok ? (found.value[0]?.number ?? "") : "";
  const owned = await carrierPort().buyNumber({
    number,
    friendlyName,
    webhookUrl: "https://elsewhere.test/",
  });
  if (!owned.ok) throw new Error("The stray was not bought.");
  return owned.value;
}

async function rowOf(id: string) {
  const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  return line;
}

const openFindings = async () =>
  (await listFindings(supportContext(), { limit: 100 })).findings.map(({ kind, number }) => [kind, number]);

describe("comparing the carrier's list with ours", () => {
  it("finds nothing where both agree, and leaves no list behind", async () => {
    await bought();
    expect(await reconcile()).toMatchObject({
      state: "done",
      listed: 1,
      strays: 0,
      lost: 0,
      found: 0,
      repaired: 0,
    });
    expect(await openFindings()).toEqual([]);
    expect(await database().select().from(carrierListings)).toEqual([]);
  });

  it("finds a number that is paid for and unknown, once, says what it costs, and releases nothing", async () => {
    const { number, carrierNumberId } = await stray();
    const before = await carrier.ledger();
    expect(await reconcile()).toMatchObject({ strays: 1, lost: 0 });
    expect(await reconcile()).toMatchObject({ strays: 0 });
    const { findings } = await listFindings(supportContext(), { limit: 10 });
    expect(findings).toMatchObject([
      { kind: "stray", state: "open", number, carrierNumberId, label: "Fax, old office", order: null },
    ]);
    expect(Number(await costOfStrays(supportContext()))).toBeGreaterThan(0);
    expect(await carrier.ledger()).toEqual(before);
  });

  it("names the purchase that a stray comes from", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), { ...LINE, orgId: location.id, areaCode: "312" });
    await stray(`Linekeeper ${order.id}`);
    await reconcile();
    const { findings } = await listFindings(supportContext(), { limit: 10 });
    expect(findings[0]?.order).toEqual({ id: order.id, orgId: location.id, name: "Main Line" });
  });

  it("settles a stray that somebody has released at the carrier", async () => {
    const { carrierNumberId } = await stray();
    await reconcile();
    await carrierPort().releaseNumber(carrierNumberId);
    await reconcile();
    expect(await openFindings()).toEqual([]);
    const [finding] = await database().select().from(carrierFindings);
    expect(finding).toMatchObject({ state: "resolved", resolution: "gone" });
  });

  it("marks a line lost that the carrier no longer has, with its history, and its calls are refused", async () => {
    const { line } = await bought();
    await carrierPort().releaseNumber(line.carrierNumberId ?? "");
    expect(await reconcile()).toMatchObject({ lost: 1, strays: 0 });
    expect((await rowOf(line.id))?.status).toBe("lost");
    expect(await openFindings()).toEqual([["lost", line.number]]);
    const entries = await database()
      .select({ action: auditEntries.action, actor: auditEntries.actorName })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.lost")));
    expect(entries).toEqual([{ action: "number.lost", actor: "Worker" }]);
    expect((await answerNotice(line.number)).text).toContain("not in service");
    expect(await reconcile()).toMatchObject({ lost: 0 });
  });

  it("makes a lost line active again that the carrier has after all, under its new id", async () => {
    const { line } = await bought();
    await carrierPort().releaseNumber(line.carrierNumberId ?? "");
    await reconcile();
    const again = await carrierPort().buyNumber({
      number: line.number,
      friendlyName: line.carrierLabel ?? "",
      webhookUrl: numberWebhookUrl(),
    });
    if (!again.ok) throw new Error("The number was not bought again.");
    expect(await reconcile()).toMatchObject({ found: 1, lost: 0, strays: 0 });
    expect(await rowOf(line.id)).toMatchObject({
      status: "active",
      carrierNumberId: again.value.carrierNumberId,
    });
    expect(await openFindings()).toEqual([]);
  });

  it("closes the finding of a lost line that was released", async () => {
    const { line, context } = await bought();
    await carrierPort().releaseNumber(line.carrierNumberId ?? "");
    await reconcile();
    expect((await releaseNumber(context, { id: line.id })).released).toBe(true);
    await reconcile();
    const [finding] = await database().select().from(carrierFindings);
    expect(finding).toMatchObject({ kind: "lost", resolution: "released" });
  });

  it("sets right where calls go and what a number is called, and keeps what was wrong", async () => {
    const { line } = await bought();
    const id = line.carrierNumberId ?? "";
    await carrierPort().configureNumber(id, { webhookUrl: "https://elsewhere.test/", friendlyName: "Mine" });
    expect(await reconcile()).toMatchObject({ repaired: 1 });
    const held = await carrierPort().findNumber(line.number);
    expect(held).toMatchObject({
      value: { webhookUrl: numberWebhookUrl(), friendlyName: line.carrierLabel },
    });
    const { findings } = await listFindings(supportContext(), { limit: 10, settled: true });
    expect(findings).toMatchObject([
      { kind: "drifted", resolution: "repaired", drift: ["webhookUrl", "label"] },
    ]);
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.repaired")));
    expect(entry?.before).toEqual({ webhookUrl: "https://elsewhere.test/", label: "Mine" });
    expect(await reconcile()).toMatchObject({ repaired: 0 });
  });
});

describe("a comparison beside the rest of the work", () => {
  /** A carrier that lets something happen when the list has been read. */
  function afterListing(happens: () => Promise<unknown>): CarrierPort {
    const port = carrierPort();
    return {
      ...port,
      verifyWebhook: port.verifyWebhook,
      listNumbers: async (page) => {
        const listed = await port.listNumbers(page);
        await happens();
        return listed;
      },
    };
  }

  it("takes a number that is bought while it reads neither for a stray nor for lost", async () => {
    expect(await reconcile({ carrier: afterListing(bought) })).toMatchObject({ strays: 0, lost: 0 });
    expect(await reconcile()).toMatchObject({ strays: 0, lost: 0 });
  });

  it("takes a number that is released while it reads neither for a stray nor for lost", async () => {
    const { context, line } = await bought();
    const release = () => releaseNumber(context, { id: line.id });
    expect(await reconcile({ carrier: afterListing(release) })).toMatchObject({
      listed: 1,
      strays: 0,
      lost: 0,
    });
    expect(await openFindings()).toEqual([]);
  });

  it("takes a purchase under way for what it is", async () => {
    const { account, location } = await makeAccount();
    await carrier.fail({ operation: "list", kind: "cut_before", times: 1 });
    const { order } = await provisionNumber(contextOf(account), {
      ...LINE,
      orgId: location.id,
      areaCode: "312",
    });
    expect(order.state).toBe("wiring");
    expect(await reconcile()).toMatchObject({ listed: 1, strays: 0 });
  });

  it("leaves lines alone that another carrier has, or that the practice brought", async () => {
    const { location } = await makeAccount();
    const brought = await makeNumber(location, { carrier: "sip", carrierNumberId: null });
    const elsewhere = await makeNumber(location, { carrier: "twilio" });
    expect(await reconcile()).toMatchObject({ lost: 0 });
    expect([(await rowOf(brought.id))?.status, (await rowOf(elsewhere.id))?.status]).toEqual([
      "active",
      "active",
    ]);
  });

  it("believes no carrier that has suddenly lost most lines, unless somebody says that it is so", async () => {
    const { location } = await makeAccount();
    for (let lines = 0; lines < 25; lines++) await makeNumber(location);
    expect(await reconcile()).toMatchObject({ state: "done", lost: 0, doubted: 25 });
    expect(await openFindings()).toEqual([]);
    expect(await reconcile({ acceptLosses: true })).toMatchObject({ lost: 25, doubted: 0 });
  });

  it.each([
    ["does not answer", { kind: "cut_before" }, "carrier_unavailable"],
    ["refuses our account", { kind: "refuse", status: 401, code: 20003 }, "account_problem"],
    ["answers nonsense", { kind: "html" }, "carrier_unavailable"],
  ] as const)("ends without a verdict when the carrier %s", async (_, fault, failure) => {
    const { line } = await bought();
    await stray();
    await carrier.fail({ operation: "list", ...fault });
    expect(await reconcile()).toMatchObject({ state: "failed", failure, strays: 0, lost: 0 });
    expect((await rowOf(line.id))?.status).toBe("active");
    expect(await database().select().from(carrierListings)).toEqual([]);
    await carrier.fail();
    expect(await reconcile()).toMatchObject({ state: "done", strays: 1 });
  });

  it("reads every page of a long list", async () => {
    const port = carrierPort();
    await bought();
    await stray();
    const short: CarrierPort = { ...port, listNumbers: (page) => port.listNumbers({ ...page, limit: 1 }) };
    expect(await reconcile({ carrier: short })).toMatchObject({ listed: 2, strays: 1, lost: 0 });
    expect(await database().select().from(carrierRuns).where(eq(carrierRuns.state, "running"))).toEqual([]);
  });
});
