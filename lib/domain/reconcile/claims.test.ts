import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings, carrierRuns, phoneNumbers } from "@/db/schema/index";
import { ELSEWHERE, makeStray, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { rowOf } from "@/db/testing/lines";
import { inTransaction } from "@/db/transaction";
import { CARRIERS } from "@/lib/constants/carriers";
import { systemContext } from "@/lib/context";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { finishOrder } from "@/lib/domain/orders/finish-order";
import { getOrder } from "@/lib/domain/orders/get-order";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { releaseOrder } from "@/lib/domain/orders/release-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { unconfiguredCarrier } from "@/lib/telephony/unconfigured";
import { adoptNumber } from "./adopt-number";
import { finishStrayRelease } from "./finish-stray-release";
import { listFindings } from "./list-findings";
import { releaseStray } from "./release-stray";
import { resolveStaleFindings } from "./resolve-findings";
import { runReconcile } from "./run-reconcile";
import { openRun } from "./start-run";

const carrier = useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const support = supportContext();
const tools = () => ({ carrierOf, context: worker });
const advance = (id: string) => advanceOrder(id, { carrierOf, now: () => TEST_NOW });
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;

beforeEach(async () => {
  await database().delete(carrierFindings);
});

/** An order that has bought its number and stopped before wiring it. */
async function heldByOrder() {
  const { account, location } = await makeAccount();
  const before = (await carrier.ledger()).length;
  await carrier.fail({ operation: "list", kind: "refuse", status: 401, code: 20003 });
  const input = { ...LINE, orgId: location.id, areaCode: "312" };
  const { order } = await provisionNumber(contextOf(account), input);
  await carrier.fail();
  return { context: contextOf(account), location, id: order.id, number: order.number ?? "", before };
}

async function tradesSince(entries: number): Promise<string[]> {
  const trades = (await carrier.ledger()).slice(entries).map(({ event }) => event);
  return trades.filter((event) => event !== "configure");
}

const boughtElsewhere = () => carrier.buyByHand({});

describe("a number that is being bought", () => {
  it("can be neither brought nor adopted", async () => {
    const { context, location, number } = await heldByOrder();
    const input = bringNumberInput.parse({ orgId: location.id, phoneNumber: number });
    await expect(bringNumber(context, input)).rejects.toMatchObject({ code: "number_taken" });
    const { id: findingId } = await makeStray(number, "PN1");
    await expect(adoptNumber(support, { ...LINE, findingId, orgId: location.id })).rejects.toMatchObject({
      code: "number_taken",
    });
  });

  it("stops if it was brought at the same moment, and is released when its order is given up", async () => {
    const { context, location, id, number, before } = await heldByOrder();
    const brought = await makeNumber(location, { number, carrier: "sip", carrierNumberId: null });
    await finishOrder(context, { id });
    await advance(id);
    expect(await getOrder(context, { id })).toMatchObject({
      state: "wiring",
      stopped: { code: "number_taken" },
    });
    await releaseOrder(context, { id });
    await advance(id);
    expect(await getOrder(context, { id })).toMatchObject({ failure: { code: "given_up" } });
    expect(await tradesSince(before)).toEqual(["purchase", "release"]);
    const [line] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, brought.id));
    expect(line?.status).toBe("active");
  });
});

describe("a stray", () => {
  it("is found and can be released even if a practice has brought the same number", async () => {
    const { location } = await makeAccount();
    const { number } = await boughtElsewhere();
    await makeNumber(location, { number, carrier: "sip", carrierNumberId: null });
    for (let runs = 0; runs < 2; runs++) {
      const asked = { carrier: "local", trigger: "schedule", acceptLosses: false } as const;
      const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
      await runReconcile(run.id, tools());
    }
    const { findings } = await listFindings(support, { limit: 10 });
    const finding = findings.find((each) => each.number === number);
    expect(finding).toMatchObject({ kind: "stray", state: "open" });
    await releaseStray(support, { findingId: finding?.id ?? "" });
    await finishStrayRelease(finding?.id ?? "", tools());
    expect(await defaultCarrier().numbers.findNumber(number)).toMatchObject({ value: null });
  });

  it("is not resolved by an abandoned run whose listings are deleted", async () => {
    const { number, carrierNumberId } = await boughtElsewhere();
    const { id: findingId } = await makeStray(number, carrierNumberId);
    const asked = { carrier: "local", trigger: "schedule", acceptLosses: false } as const;
    const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
    await database().update(carrierRuns).set({ state: "failed", failure: "abandoned" });
    expect(await resolveStaleFindings(run, { carrier: defaultCarrier(), context: worker })).toBe(0);
    const { findings } = await listFindings(support, { limit: 10 });
    expect(findings).toMatchObject([{ id: findingId, state: "open" }]);
  });

  it("is not rewired when its adoption is refused", async () => {
    const { location } = await makeAccount();
    const { number, carrierNumberId } = await boughtElsewhere();
    const { id: findingId } = await makeStray(number, carrierNumberId);
    for (let lines = 0; lines < 10; lines++) await makeNumber(location);
    await expect(adoptNumber(support, { ...LINE, findingId, orgId: location.id })).rejects.toMatchObject({
      code: "number_limit_reached",
    });
    expect(await defaultCarrier().numbers.findNumber(number)).toMatchObject({
      value: { isWired: false, callsGoTo: ELSEWHERE },
    });
  });
});

describe("a carrier whose credentials are gone", () => {
  /** The local carrier, no longer configured. */
  const localGone = () => unconfiguredCarrier("local", CARRIERS.local, CARRIERS.local.variables);

  it("keeps a releasing line waiting, unless its number was made up", async () => {
    const { location } = await makeAccount();
    const paid = await makeNumber(location, { status: "releasing", carrier: "twilio" });
    const madeUp = await makeNumber(location, { status: "releasing" });
    expect(await finishRelease(paid.id, tools())).toBe("waiting");
    expect(await finishRelease(madeUp.id, { ...tools(), carrierOf: localGone })).toBe("gone");
    expect((await rowOf(paid.id)).status).toBe("releasing");
    expect((await rowOf(madeUp.id)).status).toBe("released");
  });

  it("stops its orders without buying at another carrier, and they can be given up", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const { order } = await startOrder(context, { ...LINE, orgId: location.id, areaCode: "312" });
    const before = await carrier.purchases();
    const gone = { carrierOf: localGone, now: () => TEST_NOW };
    await advanceOrder(order.id, gone);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ stopped: { code: "other_carrier" } });
    await releaseOrder(context, { id: order.id });
    await advanceOrder(order.id, gone);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ failure: { code: "given_up" } });
    expect(await carrier.purchases()).toBe(before);
  });

  it("keeps a releasing stray waiting until the credentials are back", async () => {
    const { number, carrierNumberId } = await boughtElsewhere();
    const { id: findingId } = await makeStray(number, carrierNumberId);
    await releaseStray(support, { findingId });
    expect(await finishStrayRelease(findingId, { ...tools(), carrierOf: localGone })).toBe("waiting");
    expect(await finishStrayRelease(findingId, tools())).toBe("settled");
  });

  it("refuses to adopt its strays, and names the missing variables", async () => {
    const { location } = await makeAccount();
    const { id: findingId } = await makeStray("+13125550133", "PN1");
    await database()
      .update(carrierFindings)
      .set({ carrier: "twilio" })
      .where(eq(carrierFindings.id, findingId));
    await expect(adoptNumber(support, { ...LINE, findingId, orgId: location.id })).rejects.toMatchObject({
      code: "carrier_unavailable",
      message: expect.stringContaining("TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN"),
    });
  });
});
