import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, carrierFindings, carrierListings, carrierRuns, phoneNumbers } from "@/db/schema/index";
import { ELSEWHERE, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { noticeOn } from "@/db/testing/notices";
import { withNumbers } from "@/db/testing/partial-carrier";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import type { Carrier } from "@/lib/telephony/port";
import { defaultCarrier } from "@/lib/telephony/registry";
import { costOfStrays, listFindings } from "./list-findings";
import { runReconcile } from "./run-reconcile";
import { openRun } from "./start-run";

const carrier = useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;

/** Every test begins with no numbers, neither here nor at the carrier. */
beforeEach(async () => {
  const owned = await defaultCarrier().numbers.listNumbers({ limit: 1000 });
  if (!owned.ok) throw new Error("The carrier did not answer.");
  for (const { carrierNumberId } of owned.value.numbers)
    await defaultCarrier().numbers.releaseNumber(carrierNumberId);
  await database().update(phoneNumbers).set({ status: "released", botId: null });
  await database().delete(carrierFindings);
});

async function reconcile(options: { carrier?: Carrier; acceptLosses?: boolean } = {}) {
  const { run } = await inTransaction((tx) =>
    openRun(tx, worker, {
      carrier: defaultCarrier().name,
      trigger: "schedule",
      acceptLosses: options.acceptLosses ?? false,
    }),
  );
  const carrier = options.carrier ?? defaultCarrier();
  const ended = await runReconcile(run.id, { carrierOf: () => carrier, context: worker });
  if (!ended) throw new Error("Another process made the run.");
  return ended;
}

async function bought() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { phoneNumber } = await provisionNumber(context, { ...LINE, orgId: location.id, areaCode: "312" });
  if (!phoneNumber) throw new Error("No number was bought.");
  const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumber.id));
  if (!line) throw new Error("The line does not exist.");
  return { account, location, context, line };
}

/** Buys a number behind our back, as in the carrier's own console. */
const stray = (label = "Fax, old office") => carrier.buyByHand({ label });

async function rowOf(id: string) {
  const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  return line;
}

const openFindings = async () =>
  (await listFindings(supportContext(), { limit: 100 })).findings.map(({ kind, number }) => [kind, number]);

describe("a run", () => {
  it("finds nothing if both lists agree, and leaves no listings behind", async () => {
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

  it("finds a stray once, with its cost, and releases nothing", async () => {
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

  it("names the order that a stray comes from", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), { ...LINE, orgId: location.id, areaCode: "312" });
    await stray(`Linekeeper ${order.id}`);
    await reconcile();
    const { findings } = await listFindings(supportContext(), { limit: 10 });
    expect(findings[0]?.order).toEqual({ id: order.id, orgId: location.id, name: "Main Line" });
  });

  it("resolves a stray that was released at the carrier", async () => {
    const { carrierNumberId } = await stray();
    await reconcile();
    await defaultCarrier().numbers.releaseNumber(carrierNumberId);
    await reconcile();
    expect(await openFindings()).toEqual([]);
    const [finding] = await database().select().from(carrierFindings);
    expect(finding).toMatchObject({ state: "resolved", resolution: "gone" });
  });

  it("marks a line lost that the carrier no longer has, records it, and callers hear that it is not in service", async () => {
    const { line } = await bought();
    await defaultCarrier().numbers.releaseNumber(line.carrierNumberId ?? "");
    expect(await reconcile()).toMatchObject({ lost: 1, strays: 0 });
    expect((await rowOf(line.id))?.status).toBe("lost");
    expect(await openFindings()).toEqual([["lost", line.number]]);
    const entries = await database()
      .select({ action: auditEntries.action, actor: auditEntries.actorName })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.lost")));
    expect(entries).toEqual([{ action: "number.lost", actor: "Worker" }]);
    expect(await noticeOn(line.number)).toContain("not in service");
    expect(await reconcile()).toMatchObject({ lost: 0 });
  });

  it("makes a lost line active again that the carrier has again, with its new id", async () => {
    const { line } = await bought();
    await defaultCarrier().numbers.releaseNumber(line.carrierNumberId ?? "");
    await reconcile();
    const again = await defaultCarrier().numbers.buyNumber({
      number: line.number,
      label: line.carrierLabel ?? "",
      reference: line.id,
    });
    if (!again.ok || again.value.state !== "owned") throw new Error("The number was not bought again.");
    expect(await reconcile()).toMatchObject({ found: 1, lost: 0, strays: 0 });
    expect(await rowOf(line.id)).toMatchObject({
      status: "active",
      carrierNumberId: again.value.owned.carrierNumberId,
    });
    expect(await openFindings()).toEqual([]);
  });

  it("resolves the finding of a lost line that was released", async () => {
    const { line, context } = await bought();
    await defaultCarrier().numbers.releaseNumber(line.carrierNumberId ?? "");
    await reconcile();
    expect((await releaseNumber(context, { id: line.id })).released).toBe(true);
    await reconcile();
    const [finding] = await database().select().from(carrierFindings);
    expect(finding).toMatchObject({ kind: "lost", resolution: "released" });
  });

  it("repairs wiring and label of a number that drifted, and records what was wrong", async () => {
    const { line } = await bought();
    const id = line.carrierNumberId ?? "";
    await carrier.changeByHand(id, { callsGoTo: ELSEWHERE, label: "Mine" });
    expect(await reconcile()).toMatchObject({ repaired: 1 });
    const held = await defaultCarrier().numbers.findNumber(line.number);
    expect(held).toMatchObject({
      value: { isWired: true, label: line.carrierLabel },
    });
    const { findings } = await listFindings(supportContext(), { limit: 10, settled: true });
    expect(findings).toMatchObject([{ kind: "drifted", resolution: "repaired", drift: ["calls", "label"] }]);
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.repaired")));
    expect(entry?.before).toEqual({ calls: ELSEWHERE, label: "Mine" });
    expect(entry?.after).toEqual({ calls: defaultCarrier().calls.address, label: line.carrierLabel });
    expect(await reconcile()).toMatchObject({ repaired: 0 });
  });
});

describe("a run beside other work", () => {
  /** A carrier at which something happens right after its list was read. */
  function afterListing(happens: () => Promise<unknown>): Carrier {
    const { listNumbers } = defaultCarrier().numbers;
    return withNumbers(defaultCarrier(), {
      listNumbers: async (page) => {
        const listed = await listNumbers(page);
        await happens();
        return listed;
      },
    });
  }

  it("repairs a number that does not report the end of its calls, or has nobody else to answer them", async () => {
    const { line } = await bought();
    const id = line.carrierNumberId ?? "";
    for (const change of [{ reportsGoTo: "" }, { fallback: ELSEWHERE }]) {
      await carrier.changeByHand(id, change);
      expect(await reconcile()).toMatchObject({ repaired: 1 });
      const held = await defaultCarrier().numbers.findNumber(line.number);
      expect(held).toMatchObject({ value: { isWired: true } });
    }
    expect(await reconcile()).toMatchObject({ repaired: 0 });
    const drifted = await database().select().from(carrierFindings);
    expect(drifted.map(({ drift }) => drift)).toEqual([["calls"], ["calls"]]);
  });

  it("does not report a number that is bought while it reads, neither as stray nor as lost", async () => {
    expect(await reconcile({ carrier: afterListing(bought) })).toMatchObject({ strays: 0, lost: 0 });
    expect(await reconcile()).toMatchObject({ strays: 0, lost: 0 });
  });

  it("does not report a number that is released while it reads, neither as stray nor as lost", async () => {
    const { context, line } = await bought();
    const release = () => releaseNumber(context, { id: line.id });
    expect(await reconcile({ carrier: afterListing(release) })).toMatchObject({
      listed: 1,
      strays: 0,
      lost: 0,
    });
    expect(await openFindings()).toEqual([]);
  });

  it("does not report the number of an open order", async () => {
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

  it("leaves brought lines and lines of other carriers alone", async () => {
    const { location } = await makeAccount();
    const brought = await makeNumber(location, { carrier: "sip", carrierNumberId: null });
    const elsewhere = await makeNumber(location, { carrier: "twilio" });
    expect(await reconcile()).toMatchObject({ lost: 0 });
    expect([(await rowOf(brought.id))?.status, (await rowOf(elsewhere.id))?.status]).toEqual([
      "active",
      "active",
    ]);
  });

  it("doubts that most lines are lost at once, unless a person accepts the losses", async () => {
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
  ] as const)("fails without marking anything if the carrier %s", async (_, fault, failure) => {
    const { line } = await bought();
    await stray();
    await carrier.fail({ operation: "list", ...fault });
    expect(await reconcile()).toMatchObject({ state: "failed", failure, strays: 0, lost: 0 });
    expect((await rowOf(line.id))?.status).toBe("active");
    expect(await database().select().from(carrierListings)).toEqual([]);
    await carrier.fail();
    expect(await reconcile()).toMatchObject({ state: "done", strays: 1 });
  });

  it.each([
    [
      "account_problem",
      { kind: "refused", reason: "account_problem", carrierCode: null, carrierMessage: "No" },
    ],
    ["not_configured", { kind: "not_configured", missing: [] }],
    ["carrier_unavailable", { kind: "not_sent", retryAfterMs: 1 }],
  ] as const)(
    "fails as %s, and loses no line, if the carrier stops answering after its list",
    async (failure, answer) => {
      const { location } = await makeAccount();
      const missing = await makeNumber(location);
      const stopped = withNumbers(defaultCarrier(), { findNumber: async () => ({ ok: false, ...answer }) });
      expect(await reconcile({ carrier: stopped })).toMatchObject({ state: "failed", failure, lost: 0 });
      expect((await rowOf(missing.id))?.status).toBe("active");
    },
  );

  it("reads every page of a long list", async () => {
    const { listNumbers } = defaultCarrier().numbers;
    await bought();
    await stray();
    const short = withNumbers(defaultCarrier(), {
      listNumbers: (page) => listNumbers({ ...page, limit: 1 }),
    });
    expect(await reconcile({ carrier: short })).toMatchObject({ listed: 2, strays: 1, lost: 0 });
    expect(await database().select().from(carrierRuns).where(eq(carrierRuns.state, "running"))).toEqual([]);
  });
});
