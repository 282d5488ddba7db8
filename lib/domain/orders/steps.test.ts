import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, inDays, makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import { metrics } from "@/lib/observability/metrics";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { advanceOrder } from "./advance-order";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { chooseNumber } from "./choose-number";
import { finishOrder } from "./finish-order";
import { LeaseLost, takeLease } from "./lease";
import { releaseOrder } from "./release-order";
import type { OrderRecord } from "./select-orders";
import { startOrder } from "./start-order";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());
const LATER = inDays(1);
const tools = (fresh = true) => ({ carrier: carrierPort(), now: () => LATER, fresh });
const advance = (id: string) => advanceOrder(id, tools());

const REFUSED = { kind: "refuse", status: 401, code: 20003 } as const;
const BUSY = { kind: "refuse", status: 429, code: 20429, retryAfter: 40 } as const;
const GONE = { kind: "refuse", status: 404, code: 20404 } as const;
const SOLD = { kind: "refuse", status: 400, code: 21422 } as const;

type Wishes = Partial<ProvisionNumberInput>;
type Columns = Partial<typeof phoneNumberOrders.$inferInsert>;

/** A purchase that was asked for and not begun. */
async function started(wishes: Wishes = {}, by: Partial<Context> = {}) {
  const { account, location } = await makeAccount();
  const context = contextOf(account, "admin", by);
  const input = {
    orgId: location.id,
    name: "Main Line",
    language: "ENGLISH",
    voiceId: "FRIENDLY_BRIGHT",
    areaCode: "312",
    ...wishes,
  } as const;
  const { order } = await startOrder(context, input);
  return { account, location, context, id: order.id };
}

async function rowOf(id: string): Promise<OrderRecord> {
  const [row] = await database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.id, id));
  if (!row) throw new Error("There is no such order.");
  return row;
}

const change = (id: string, values: Columns) =>
  database().update(phoneNumberOrders).set(values).where(eq(phoneNumberOrders.id, id));

/** Lets the order go on at once, whoever holds it and whatever it waits for. */
const free = (id: string) => change(id, { nextTryAt: null, leaseUntil: null });

async function leased(id: string): Promise<OrderRecord> {
  const order = await takeLease(id);
  if (!order) throw new Error("The lease was not given.");
  return order;
}

async function moved(step: ReturnType<typeof buyNumber>): Promise<OrderRecord> {
  const outcome = await step;
  if (outcome.kind !== "moved") throw new Error(`The step came to ${outcome.kind}.`);
  return outcome.order;
}

const chosen = async (id: string) => moved(chooseNumber(await leased(id), tools()));
const bought = async (id: string) => moved(buyNumber(await chosen(id), tools()));

async function numbersIn(context: Context, areaCode: string, limit: number): Promise<string[]> {
  const found = await searchAvailableNumbers(context, { areaCode, limit });
  return found.availablePhoneNumbers.map(({ phoneNumber }) => phoneNumber);
}

async function outcomes(): Promise<Record<string, number>> {
  const { values } = await metrics().ordersFinished.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
}

describe("a search", () => {
  it("keeps the exact number, where it is, and when, before it is bought", async () => {
    const { id } = await started();
    await change(id, { attempts: 3 });
    const order = await chosen(id);
    expect(order).toMatchObject({
      state: "buying",
      number: expect.stringMatching(/^\+1312\d{7}$/),
      areaCode: "312",
      locality: "Chicago",
      region: "IL",
      searchedAt: LATER,
      intentKeptAt: LATER,
      attempts: 0,
      updatedAt: LATER,
    });
    expect(order.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
  });

  it("passes over numbers that were tried, that a line of ours has, or that another order wants", async () => {
    const { id, context, location } = await started();
    const [tried = "", ours = "", wanted = "", free] = await numbersIn(context, "312", 4);
    await makeNumber(location, { number: ours });
    const other = await started();
    await change(other.id, { number: wanted });
    await change(id, { triedNumbers: [tried] });
    expect((await chosen(id)).number).toBe(free);
  });

  it("takes a number again that a line had which was released, or an order that has failed", async () => {
    const { id, context, location } = await started({ areaCode: "872" });
    const [first = ""] = await numbersIn(context, "872", 1);
    await makeNumber(location, { number: first, status: "released", releasedAt: TEST_NOW });
    const other = await started();
    const failure = { code: "given_up", message: "Given up." };
    await change(other.id, { number: first, state: "failed", failure });
    expect((await chosen(id)).number).toBe(first);
  });

  it("goes on to the next code where the first has nothing, or is not known to the carrier", async () => {
    const { id } = await started({ areaCode: undefined });
    await change(id, { areaCodes: [emptyAreaCodes()[0] ?? "", "773"] });
    expect(await chosen(id)).toMatchObject({ areaCode: "773" });
    const next = await started({ areaCode: undefined });
    await change(next.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21451, times: 1 });
    expect(await chosen(next.id)).toMatchObject({ areaCode: "773" });
    const third = await started();
    await change(third.id, { areaCodes: ["312", "773"] });
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code: 21452, times: 1 });
    expect(await chosen(third.id)).toMatchObject({ areaCode: "773" });
  });

  it.each([
    ["does not know the code that was asked for", 21451, "invalid_area_code"],
    ["refuses our account", 20003, "carrier_unavailable"],
  ])("ends the order where the carrier %s", async (_, code, expected) => {
    const { id } = await started();
    await carrier.fail({ operation: "search", kind: "refuse", status: 400, code });
    expect(await chooseNumber(await leased(id), tools())).toMatchObject({
      kind: "fail",
      failure: { code: expected },
    });
  });

  it("waits as long as a busy carrier asks, and for one that does not answer", async () => {
    const { id } = await started();
    const order = await leased(id);
    await carrier.fail({ operation: "search", ...BUSY });
    expect(await chooseNumber(order, tools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    await carrier.fail({ operation: "search", kind: "cut_before" });
    expect(await chooseNumber(order, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
  });

  it("that finds nothing in the code that was asked for suggests up to six others, and names no place", async () => {
    const { id } = await started({ areaCode: emptyAreaCodes()[0] });
    const asked = await chooseNumber(await leased(id), tools());
    if (asked.kind !== "fail") throw new Error("A number was found.");
    expect(asked.failure.code).toBe("no_numbers_available");
    expect(asked.failure.suggestions?.length).toBeGreaterThan(0);
    expect(asked.failure.suggestions?.length).toBeLessThanOrEqual(6);
    const near = await started({ areaCode: undefined });
    await change(near.id, { areaCodes: [emptyAreaCodes()[0] ?? ""] });
    const notAsked = await chooseNumber(await leased(near.id), tools());
    expect(notAsked).toMatchObject({ kind: "fail", failure: { code: "no_numbers_available" } });
    expect(notAsked.kind === "fail" && notAsked.failure.suggestions).toBeUndefined();
  });

  it("says that the number was sold where every candidate was tried, or the one that was asked for is gone", async () => {
    const { id, context } = await started();
    await change(id, { areaCodes: [emptyAreaCodes()[0] ?? ""], triedNumbers: ["+13125550100"] });
    const sold = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await chooseNumber(await leased(id), tools())).toMatchObject(sold);
    const [number = ""] = await numbersIn(context, "773", 1);
    const named = await started({ areaCode: null, phoneNumber: number });
    await makeNumber(named.location, { number });
    expect(await chooseNumber(await leased(named.id), tools())).toMatchObject(sold);
  });

  it("of whoever has lost the order keeps nothing, and looks for no other number", async () => {
    const { id } = await started();
    const order = await leased(id);
    await change(id, { leaseUntil: TEST_NOW });
    await leased(id);
    await expect(chooseNumber(order, tools())).rejects.toThrow(LeaseLost);
    expect(await rowOf(id)).toMatchObject({ state: "searching", number: null });
  });
});

describe("buying", () => {
  it("by the first who is to buy asks for nothing beforehand, and notes the purchase", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await bought(id)).toMatchObject({
      state: "wiring",
      carrierNumberId: expect.stringMatching(/^PN/),
      boughtAt: LATER,
      updatedAt: LATER,
    });
    const again = await started();
    await advance(again.id);
    expect(await rowOf(again.id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("is not tried by whoever resumes until the carrier says that the number is not ours yet", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const before = await carrier.purchases();
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "stop", reason: "account_problem" });
    await carrier.fail({ operation: "list", ...BUSY });
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "wait", reason: "rate_limited" });
    expect(await carrier.purchases()).toBe(before);
    await carrier.fail();
    expect(await buyNumber(order, tools(false))).toMatchObject({ kind: "moved", order: { state: "wiring" } });
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("takes a number that is ours all the same, though the carrier says that it is sold", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    expect(await buyNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { state: "wiring", number },
    });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("takes no number for its own that serves a line, and goes on to the next", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    const { location } = await makeAccount();
    await makeNumber(location, { number });
    await free(id);
    await advance(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "done", triedNumbers: [number] });
    expect(row.number).not.toBe(number);
  });

  it("takes for its own what served a line that was released", async () => {
    const { id } = await started();
    const order = await chosen(id);
    const number = order.number ?? "";
    await carrierPort().buyNumber({ number, friendlyName: "Linekeeper", webhookUrl: numberWebhookUrl() });
    const { location } = await makeAccount();
    await makeNumber(location, { number, status: "released", releasedAt: TEST_NOW });
    await free(id);
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "done", number });
    expect(await carrier.purchases(number)).toBe(1);
  });

  it("goes back to the search when the number is sold, and forgets all of it but that it was tried", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...SOLD });
    expect(await moved(buyNumber(order, tools()))).toMatchObject({
      state: "searching",
      number: null,
      areaCode: null,
      triedNumbers: [order.number],
      intentKeptAt: null,
      attempts: 0,
      updatedAt: LATER,
    });
  });

  it("waits as a busy carrier asks, five times in all", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", ...BUSY });
    expect(await buyNumber({ ...order, attempts: 3 }, tools())).toMatchObject({
      kind: "wait",
      reason: "rate_limited",
      atLeastMs: 40_000,
    });
    expect(await buyNumber({ ...order, attempts: 4 }, tools())).toMatchObject({
      kind: "fail",
      failure: { code: "carrier_unavailable" },
    });
  });

  it("of which no answer came waits when the number is not ours", async () => {
    const { id } = await started();
    const order = await chosen(id);
    await carrier.fail({ operation: "buy", kind: "cut_before" });
    expect(await buyNumber(order, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
  });
});

describe("wiring", () => {
  it("tells the carrier our address and our own name for it, and notes when", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().configureNumber(order.carrierNumberId ?? "", {
      friendlyName: "Something",
      webhookUrl: "http://localhost:1/elsewhere",
    });
    expect(await wireNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { wiredAt: LATER, attempts: 0, updatedAt: LATER },
    });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl(), friendlyName: `Linekeeper ${id}` },
    });
  });

  it("finds the number again under another id, and goes on with that", async () => {
    const { id } = await started();
    const { carrierNumberId } = await bought(id);
    await change(id, { carrierNumberId: `PN${"0".repeat(32)}` });
    await free(id);
    const order = await leased(id);
    expect(await wireNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { carrierNumberId, wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "done", carrierNumberId });
  });

  it.each([
    ["does not know the id that it still lists", [{ operation: "update", ...GONE }], "carrier_unavailable"],
    ["is busy", [{ operation: "update", ...BUSY }], "rate_limited"],
    ["does not answer", [{ operation: "update", kind: "cut_before" }], "carrier_unavailable"],
    [
      "neither knows the id nor lists its numbers",
      [
        { operation: "update", ...GONE },
        { operation: "list", kind: "cut_before" },
      ],
      "carrier_unavailable",
    ],
  ] as const)("waits while the carrier %s", async (_, faults, reason) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(...faults);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "wait", reason });
  });

  it.each([
    [{ operation: "update", ...REFUSED }, "account_problem"],
    [{ operation: "update", kind: "refuse", status: 400, code: 21631 }, "refused"],
  ] as const)("stops at a refusal %j, since the number is paid for", async (fault, reason) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(fault);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "stop", reason });
  });

  it("ends as number_not_available where the carrier has taken the number back", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().releaseNumber(order.carrierNumberId ?? "");
    const gone = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await wireNumber(order, tools())).toMatchObject(gone);
    expect(await checkWiring(order, tools())).toMatchObject(gone);
  });
});

describe("the check", () => {
  it("lets no line appear while calls would go elsewhere: the number is wired again", async () => {
    const { id } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await carrierPort().configureNumber(order.carrierNumberId ?? "", {
      friendlyName: "Linekeeper",
      webhookUrl: "http://localhost:1/elsewhere",
    });
    expect(await checkWiring(order, tools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      order: { wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "done", checkedAt: LATER, finishedAt: LATER });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl() },
    });
  });

  it("waits while the carrier does not answer, and stops where it refuses our account", async () => {
    const { id } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });
});

describe("the line of a purchase", () => {
  it("has all that was wished for and bought, and the history says so in the name of who ordered it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["ENGLISH"] });
    const context = contextOf(account);
    const { order } = await startOrder(context, {
      orgId: location.id,
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      areaCode: "312",
      botId: bot.id,
      callbackForwardingNumber: "+13125550142",
    });
    await advance(order.id);
    const row = await rowOf(order.id);
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, row.phoneNumberId ?? ""));
    expect(line).toMatchObject({
      number: row.number,
      orgId: location.id,
      accountId: account.id,
      botId: bot.id,
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      callbackForwardingNumber: "+13125550142",
      status: "active",
      languageMismatch: true,
      carrierNumberId: row.carrierNumberId,
      carrierLabel: `Linekeeper ${order.id}`,
      areaCode: "312",
      locality: "Chicago",
      region: "IL",
      monthlyPrice: "1.1500",
      attachedAt: LATER,
      createdAt: LATER,
    });
    expect(row).toMatchObject({ state: "done", monthlyPrice: "1.1500", leaseToken: null, leaseUntil: null });
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, line?.id ?? ""));
    expect(entry).toMatchObject({
      action: "number.provision",
      subjectType: "phone_number",
      orgId: location.id,
      accountId: account.id,
      actorType: "user",
      actorId: context.actor.id,
      actorName: context.actor.name,
      requestId: context.requestId,
      after: {
        number: row.number,
        name: "Línea",
        language: "SPANISH",
        voiceId: "KIND_CURIOUS",
        areaCode: "312",
        monthlyPrice: "1.15",
        botId: bot.id,
        botName: "Front Desk",
      },
    });
  });

  it.each(["user", "support", "api_key", "system"] as const)(
    "names a %s who ordered it as what it is",
    async (type) => {
      const { id } = await started({}, { actor: { type, id: null, name: "Who asked" } });
      await advance(id);
      const { phoneNumberId, leaseToken } = await rowOf(id);
      expect(leaseToken).toBeNull();
      const [entry] = await database()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, phoneNumberId ?? ""));
      expect(entry).toMatchObject({
        actorType: type,
        actorName: "Who asked",
        after: { botId: null, botName: null },
      });
    },
  );

  it("sounds as it was wished for last, while its number was bought", async () => {
    const { id } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await change(id, { language: "FRENCH", voiceId: "CALM_REASSURING" });
    await checkWiring(order, tools());
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.number, order.number ?? ""));
    expect(line).toMatchObject({ language: "FRENCH", voiceId: "CALM_REASSURING", attachedAt: null });
  });

  it("starts detached where its bot has gone to another organization meanwhile", async () => {
    const { account, location } = await makeAccount();
    const { id } = await started();
    const bot = await makeBot(location);
    await change(id, { botId: bot.id });
    await advance(id);
    const { phoneNumberId } = await rowOf(id);
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ botId: null, languageMismatch: false });
    expect(account.id).not.toBe(line?.accountId);
  });
});

describe("a purchase that makes no sense", () => {
  it.each([
    ["is to be bought but names no number", { state: "buying" }],
    ["is to be wired but names no number", { state: "wiring", carrierNumberId: "PN0" }],
    ["is to be wired but was not bought", { state: "wiring", number: "+13125550111" }],
    ["is to be checked but names no number", { state: "wiring", wiredAt: TEST_NOW, carrierNumberId: "PN0" }],
  ] as const)("is an error of ours and no end of it: one that %s", async (text, columns) => {
    const { id } = await started();
    await change(id, columns);
    await expect(advance(id)).rejects.toThrow(/is to be \w+ but/);
    expect(text).toContain("but");
    expect(await rowOf(id)).toMatchObject({ state: columns.state, failure: null, stoppedAt: null });
  });
});

describe("what a purchase came to", () => {
  it("is counted, and it is in nobody's hands afterwards", async () => {
    const before = await outcomes();
    const more = async (outcome: string) => ((await outcomes())[outcome] ?? 0) - (before[outcome] ?? 0);
    const done = await started();
    await advance(done.id);
    expect(await more("done")).toBe(1);
    const failed = await started();
    await carrier.fail({ operation: "buy", ...REFUSED });
    await advance(failed.id);
    expect(await more("carrier_unavailable")).toBe(1);
    expect(await rowOf(failed.id)).toMatchObject({
      state: "failed",
      finishedAt: LATER,
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
      failure: { code: "carrier_unavailable" },
    });
    const stopped = await started();
    await carrier.fail({ operation: "update", ...REFUSED });
    await advance(stopped.id);
    expect(await more("stopped")).toBe(1);
    expect(await rowOf(stopped.id)).toMatchObject({
      state: "wiring",
      stoppedAt: LATER,
      stoppedFor: "account_problem",
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
    });
  });

  it("for now is a wait with a job at its end, and nobody holds it meanwhile", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "buy", ...BUSY });
    await advance(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({
      state: "buying",
      waitingFor: "rate_limited",
      attempts: 1,
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
    });
    const { rows } = await database().execute<{ task_identifier: string; run_at: string }>(
      sql`select task_identifier, run_at::text from graphile_worker.jobs where key = ${`order:${id}`}`,
    );
    expect(rows.map((job) => job.task_identifier)).toEqual(["orders.advance"]);
    expect(new Date(rows[0]?.run_at ?? 0)).toEqual(row.nextTryAt);
    expect(await takeLease(id)).toBeNull();
  });

  it("goes on from a wait with nothing left of it", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "update", ...BUSY, times: 1 });
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "wiring", waitingFor: "rate_limited" });
    await free(id);
    expect(await moved(wireNumber(await leased(id), tools()))).toMatchObject({
      waitingFor: null,
      nextTryAt: null,
      attempts: 0,
    });
  });
});

describe("a purchase that somebody gives up or finishes", () => {
  /** Bought, and stopped since the carrier refuses our account. */
  async function stopped() {
    const scene = await started();
    await carrier.fail({ operation: "update", ...REFUSED });
    await advance(scene.id);
    await carrier.fail();
    return scene;
  }
  const forget = (id: string) => database().execute(sql`select graphile_worker.remove_job(${`order:${id}`})`);
  async function jobsOf(id: string): Promise<string[]> {
    const { rows } = await database().execute<{ task_identifier: string }>(
      sql`select task_identifier from graphile_worker.jobs where key = ${`order:${id}`}`,
    );
    return rows.map((job) => job.task_identifier);
  }
  async function entryOf(id: string, action: string) {
    const rows = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    return rows.find((entry) => entry.action === action);
  }

  it("is finished with a new day's time, every count at nothing, a job, and a word in the history", async () => {
    const { id, account } = await stopped();
    await change(id, { deadlineAt: TEST_NOW, attempts: 4, waitingFor: "rate_limited", nextTryAt: LATER });
    await forget(id);
    await finishOrder(contextOf(account), { id });
    const row = await rowOf(id);
    expect(row).toMatchObject({
      stoppedAt: null,
      stoppedFor: null,
      waitingFor: null,
      nextTryAt: null,
      attempts: 0,
      updatedAt: TEST_NOW,
    });
    const hours = (row.deadlineAt.getTime() - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    expect(await jobsOf(id)).toEqual(["orders.advance"]);
    expect(await entryOf(id, "number.order_resumed")).toMatchObject({
      after: { state: "wiring", phoneNumber: row.number },
    });
  });

  it("is given up with every count at nothing, a job, and a word in the history", async () => {
    const { id, account } = await stopped();
    await change(id, { attempts: 4, waitingFor: "rate_limited", nextTryAt: LATER });
    await forget(id);
    await releaseOrder(contextOf(account, "admin", { now: () => LATER }), { id });
    expect(await rowOf(id)).toMatchObject({
      stoppedAt: null,
      stoppedFor: null,
      waitingFor: null,
      nextTryAt: null,
      attempts: 0,
      releaseAskedAt: LATER,
      updatedAt: LATER,
    });
    expect(await jobsOf(id)).toEqual(["orders.advance"]);
    expect(await entryOf(id, "number.order_given_up")).toBeDefined();
  });

  it("while it is under way is not finished by a press, which leaves no job and no word", async () => {
    const { id, account } = await started();
    await forget(id);
    await finishOrder(contextOf(account), { id });
    expect(await jobsOf(id)).toEqual([]);
    expect(await entryOf(id, "number.order_resumed")).toBeUndefined();
  });

  it("goes back, also where the carrier has it no more, or says so when it is asked", async () => {
    const gone = await stopped();
    const { carrierNumberId } = await rowOf(gone.id);
    await releaseOrder(contextOf(gone.account), { id: gone.id });
    await carrierPort().releaseNumber(carrierNumberId ?? "");
    await advance(gone.id);
    const back = { code: "given_up", message: expect.stringContaining("back at the carrier") };
    expect(await rowOf(gone.id)).toMatchObject({ state: "failed", failure: back });
    const refused = await stopped();
    await releaseOrder(contextOf(refused.account), { id: refused.id });
    await carrier.fail({ operation: "release", ...GONE });
    await advance(refused.id);
    expect(await rowOf(refused.id)).toMatchObject({ state: "failed", failure: back });
  });

  it("whose number was never bought has cost nothing, and says so", async () => {
    const { id, account } = await started();
    await chosen(id);
    await releaseOrder(contextOf(account), { id });
    await free(id);
    await advance(id);
    expect(await rowOf(id)).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("Nothing was bought") },
    });
  });

  it("waits while the carrier does not say whether it has the number", async () => {
    const { id, account } = await stopped();
    await releaseOrder(contextOf(account), { id });
    await carrier.fail({ operation: "list", kind: "cut_before" });
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("is not moved on by whoever had it before", async () => {
    const { id, account } = await started();
    const order = await chosen(id);
    await releaseOrder(contextOf(account), { id });
    await expect(buyNumber(order, tools())).rejects.toThrow(LeaseLost);
    expect(await rowOf(id)).toMatchObject({ state: "buying" });
    await free(id);
    await advance(id);
    expect(await rowOf(id)).toMatchObject({ state: "failed", failure: { code: "given_up" } });
  });
});
