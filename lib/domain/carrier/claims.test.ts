import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings, carrierRuns, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { finishOrder } from "@/lib/domain/orders/finish-order";
import { getOrder } from "@/lib/domain/orders/get-order";
import { releaseOrder } from "@/lib/domain/orders/release-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { adoptNumber } from "./adopt-number";
import { finishStrayRelease } from "./finish-stray-release";
import { listFindings } from "./list-findings";
import { releaseStray } from "./release-stray";
import { runReconcile } from "./run-reconcile";
import { settleGone } from "./settle";
import { openRun } from "./start-run";

const carrier = useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const support = supportContext();
const tools = () => ({ carrier: carrierPort(), context: worker });
const advance = (id: string) => advanceOrder(id, { carrier: carrierPort(), now: () => TEST_NOW });
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;
const ELSEWHERE = "https://elsewhere.test/";

beforeEach(async () => {
  await database().delete(carrierFindings);
});

/** A purchase that holds its number at the carrier and has stopped. */
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

/** A number that the carrier holds and a comparison has found. */
async function strayOf(number: string, carrierNumberId: string): Promise<string> {
  const [finding] = await database()
    .insert(carrierFindings)
    .values({
      carrier: "local",
      kind: "stray",
      state: "open",
      number,
      carrierNumberId,
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    })
    .returning();
  return finding?.id ?? "";
}

async function boughtElsewhere() {
  const found = await carrierPort().searchNumbers({ areaCode: "773", limit: 1 });
  const number = found.ok ? (found.value[0]?.number ?? "") : "";
  const owned = await carrierPort().buyNumber({ number, friendlyName: "Fax", webhookUrl: ELSEWHERE });
  if (!owned.ok) throw new Error("The stray was not bought.");
  return owned.value;
}

describe("a number that is being bought", () => {
  it("can neither be brought nor adopted meanwhile", async () => {
    const { context, location, number } = await heldByOrder();
    const input = bringNumberInput.parse({ orgId: location.id, phoneNumber: number });
    await expect(bringNumber(context, input)).rejects.toMatchObject({ code: "number_taken" });
    const findingId = await strayOf(number, "PN1");
    await expect(adoptNumber(support, { ...LINE, findingId, orgId: location.id })).rejects.toMatchObject({
      code: "number_taken",
    });
  });

  it("and was brought in the same moment stops, and goes back to the carrier when it is given up", async () => {
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
  it("is found, and can be released, although a practice has brought the same number", async () => {
    const { location } = await makeAccount();
    const { number } = await boughtElsewhere();
    await makeNumber(location, { number, carrier: "sip", carrierNumberId: null });
    for (let comparisons = 0; comparisons < 2; comparisons++) {
      const asked = { trigger: "schedule", acceptLosses: false } as const;
      const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
      await runReconcile(run.id, tools());
    }
    const { findings } = await listFindings(support, { limit: 10 });
    const finding = findings.find((each) => each.number === number);
    expect(finding).toMatchObject({ kind: "stray", state: "open" });
    await releaseStray(support, { findingId: finding?.id ?? "" });
    await finishStrayRelease(finding?.id ?? "", tools());
    expect(await carrierPort().findNumber(number)).toMatchObject({ value: null });
  });

  it("is not settled by a comparison that was thought dead, and whose list is gone", async () => {
    const { number, carrierNumberId } = await boughtElsewhere();
    const findingId = await strayOf(number, carrierNumberId);
    const asked = { trigger: "schedule", acceptLosses: false } as const;
    const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
    await database().update(carrierRuns).set({ state: "failed", failure: "abandoned" });
    expect(await settleGone(run, tools())).toBe(0);
    const { findings } = await listFindings(support, { limit: 10 });
    expect(findings).toMatchObject([{ id: findingId, state: "open" }]);
  });

  it("keeps its calls where they go when adopting it is refused", async () => {
    const { location } = await makeAccount();
    const { number, carrierNumberId } = await boughtElsewhere();
    const findingId = await strayOf(number, carrierNumberId);
    for (let lines = 0; lines < 10; lines++) await makeNumber(location);
    await expect(adoptNumber(support, { ...LINE, findingId, orgId: location.id })).rejects.toMatchObject({
      code: "number_limit_reached",
    });
    expect(await carrierPort().findNumber(number)).toMatchObject({ value: { webhookUrl: ELSEWHERE } });
  });
});

describe("after the installation has changed its carrier", () => {
  const twilio = () => ({ ...carrierPort(), name: "twilio" });

  it("a line of the former one is not taken for given back, but for one whose number was made up", async () => {
    const { location } = await makeAccount();
    const paid = await makeNumber(location, { status: "releasing", carrier: "twilio" });
    const madeUp = await makeNumber(location, { status: "releasing" });
    expect(await finishRelease(paid.id, tools())).toBe("waiting");
    expect(await finishRelease(madeUp.id, { ...tools(), carrier: twilio() })).toBe("gone");
    const rows = await database().select().from(phoneNumbers).where(eq(phoneNumbers.orgId, location.id));
    expect(rows.map(({ id, status }) => [id, status])).toEqual(
      expect.arrayContaining([
        [paid.id, "releasing"],
        [madeUp.id, "released"],
      ]),
    );
  });

  it("a purchase of the former one buys nothing at the new one, and can be given up", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const { order } = await startOrder(context, { ...LINE, orgId: location.id, areaCode: "312" });
    const before = await carrier.purchases();
    const atTwilio = { carrier: twilio(), now: () => TEST_NOW };
    await advanceOrder(order.id, atTwilio);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ stopped: { code: "other_carrier" } });
    await releaseOrder(context, { id: order.id });
    await advanceOrder(order.id, atTwilio);
    expect(await getOrder(context, { id: order.id })).toMatchObject({ failure: { code: "given_up" } });
    expect(await carrier.purchases()).toBe(before);
  });

  it("a stray of the former one is not taken for given back", async () => {
    const { number, carrierNumberId } = await boughtElsewhere();
    const findingId = await strayOf(number, carrierNumberId);
    await releaseStray(support, { findingId });
    expect(await finishStrayRelease(findingId, { ...tools(), carrier: twilio() })).toBe("waiting");
    expect(await finishStrayRelease(findingId, tools())).toBe("settled");
  });
});
