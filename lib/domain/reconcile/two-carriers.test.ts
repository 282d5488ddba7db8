import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/carrier/[carrier]/[event]/route";
import { database } from "@/db/client";
import { carrierListings, carrierRuns, phoneNumberOrders } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { rowOf } from "@/db/testing/lines";
import { systemContext } from "@/lib/context";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { repairWiring } from "@/lib/domain/numbers/repair-wiring";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { getOrder } from "@/lib/domain/orders/get-order";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { recoverNumber } from "@/lib/domain/orders/recover-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { carrierOf, configuredCarriers, resetCarriers } from "@/lib/telephony/registry";
import { HARBOR_APPLICATION, HARBOR_CODES } from "@/lib/telephony/testing/harbor/harbor-server";
import { registerHarbor, useHarbor } from "@/lib/telephony/testing/harbor/use-harbor";
import { adoptNumber } from "./adopt-number";
import { finishStrayRelease } from "./finish-stray-release";
import { getCarrierStatuses } from "./get-carrier-status";
import { listFindings } from "./list-findings";
import { listRuns } from "./list-runs";
import { openDueRuns } from "./open-due-runs";
import { releaseStray } from "./release-stray";
import { runReconcile } from "./run-reconcile";
import { startRun } from "./start-run";

const local = useTestCarrier(useTestDatabase());
const harbor = useHarbor({ asDefault: false });
const worker = systemContext("Worker", () => TEST_NOW);
const support = supportContext();
const tools = { carrierOf, context: worker };
const [CODE] = HARBOR_CODES;
const LINE = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" } as const;

beforeEach(async () => {
  resetCarriers();
  registerHarbor(harbor, { asDefault: false });
  await database().delete(carrierRuns);
});

/** Makes one line at each carrier, both wired and labeled. */
async function lineAtEach() {
  const { account, location } = await makeAccount();
  const { phoneNumber } = await provisionNumber(contextOf(account), {
    ...LINE,
    orgId: location.id,
    areaCode: "312",
  });
  const phone = `+1${CODE}555${String(++phones).padStart(4, "0")}`;
  const carrierNumberId = harbor.sellByHand(phone, "Linekeeper 1");
  harbor.change(carrierNumberId, { application_id: HARBOR_APPLICATION });
  const atHarbor = await makeNumber(location, {
    number: phone,
    carrier: "harbor",
    carrierNumberId,
    carrierLabel: "Linekeeper 1",
  });
  return { account, location, atLocal: phoneNumber?.id ?? "", atHarbor };
}
let phones = 7000;

async function reconcileAll() {
  const runs = await startRun(support, {});
  for (const { id } of runs) await runReconcile(id, tools);
  return listRuns(support);
}

describe("two carriers at once", () => {
  it("are each reconciled with their own lines, and each run names its carrier", async () => {
    const { atLocal, atHarbor } = await lineAtEach();
    const runs = await reconcileAll();
    expect(
      runs.map(({ carrier, state, strays, lost }) => [carrier.displayName, state, strays, lost]),
    ).toEqual(
      expect.arrayContaining([
        ["Harbor", "done", 0, 0],
        ["Local carrier", "done", 0, 0],
      ]),
    );
    for (const id of [atLocal, atHarbor.id]) expect((await rowOf(id)).status).toBe("active");
    expect((await listFindings(support, { limit: 10 })).findings).toEqual([]);
  });

  it("keep their own listings while both are reconciled", async () => {
    await lineAtEach();
    const [first, second] = await startRun(support, {});
    await database()
      .insert(carrierListings)
      .values({
        runId: second?.id ?? "",
        number: "+13125550101",
        carrierNumberId: "x",
        label: "x",
        isWired: true,
      });
    await runReconcile(first?.id ?? "", tools);
    expect(await database().select().from(carrierListings)).toMatchObject([{ runId: second?.id }]);
  });

  it("each get a due run", async () => {
    expect(await openDueRuns(worker)).toBe(2);
    expect(await openDueRuns(worker)).toBe(0);
  });

  it("repair drift at the line's own carrier", async () => {
    const { atHarbor } = await lineAtEach();
    harbor.change(atHarbor.carrierNumberId ?? "", { application_id: "app-other", label: "Fax" });
    const before = (await local.ledger()).length;
    const runs = await reconcileAll();
    expect(runs.map(({ carrier, repaired }) => [carrier.name, repaired]).sort()).toEqual([
      ["harbor", 1],
      ["local", 0],
    ]);
    expect(harbor.held().find(({ id }) => id === atHarbor.carrierNumberId)).toMatchObject({
      application_id: HARBOR_APPLICATION,
      label: "Linekeeper 1",
    });
    const { findings } = await listFindings(support, { limit: 10, settled: true });
    expect(findings).toMatchObject([
      { carrier: { displayName: "Harbor" }, kind: "drifted", drift: ["calls", "label"] },
    ]);
    expect(await local.ledger()).toHaveLength(before);
  });

  it("adopt and release a stray at the carrier that holds it, even if another one is the default", async () => {
    const { location } = await makeAccount();
    const [adopted, released] = [`+1${CODE}5558001`, `+1${CODE}5558002`];
    for (const phone of [adopted, released]) harbor.sellByHand(phone ?? "", "Fax");
    await reconcileAll();
    const { findings } = await listFindings(support, { limit: 10 });
    const idOf = (number: string | undefined) => findings.find((each) => each.number === number)?.id ?? "";
    const { phoneNumber } = await adoptNumber(support, {
      ...LINE,
      findingId: idOf(adopted),
      orgId: location.id,
    });
    expect(phoneNumber).toMatchObject({ carrier: "harbor", number: adopted });
    expect(harbor.held().find(({ phone }) => phone === adopted)?.application_id).toBe(HARBOR_APPLICATION);
    await releaseStray(support, { findingId: idOf(released) });
    expect(await finishStrayRelease(idOf(released), tools)).toBe("settled");
    expect(harbor.held().some(({ phone }) => phone === released)).toBe(false);
  });

  it("are wired again only where the wiring has changed", async () => {
    const { atHarbor } = await lineAtEach();
    harbor.change(atHarbor.carrierNumberId ?? "", { application_id: "app-other" });
    for (const carrier of configuredCarriers()) await repairWiring({ carrier, now: () => TEST_NOW });
    expect(harbor.held().find(({ id }) => id === atHarbor.carrierNumberId)?.application_id).toBe(
      HARBOR_APPLICATION,
    );
    for (const carrier of configuredCarriers())
      expect(await repairWiring({ carrier, now: () => TEST_NOW })).toBe(0);
  });

  it("are both shown, the default first", async () => {
    const { account } = await makeAccount();
    expect((await getCarrierStatuses(contextOf(account))).carriers).toMatchObject([
      { name: "local", isDefault: true, answers: "yes" },
      { name: "harbor", isDefault: false, answers: "yes", monthlyPrice: "0.90" },
    ]);
  });

  it("send calls to their own paths, each answered in its own format", async () => {
    const { atHarbor } = await lineAtEach();
    const body = JSON.stringify({
      event: "call.arrived",
      data: { id: "1", to: atHarbor.number, from: "+12065550100" },
    });
    const call = (path: string, headers: Record<string, string>) =>
      POST(new Request(`http://localhost:3000/carrier/${path}/voice`, { method: "POST", headers, body }));
    const answer = await call("harbor", harbor.signed(body));
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toMatchObject({ say: expect.stringContaining("Thank you"), hangup: true });
    expect((await call("local", harbor.signed(body))).status).toBe(415);
    expect((await call("harbor", { ...harbor.signed("{}") })).status).toBe(403);
    const invoice = JSON.stringify({ event: "invoice.ready", data: {} });
    const request = { method: "POST", headers: harbor.signed(invoice), body: invoice };
    expect((await POST(new Request("http://localhost:3000/carrier/harbor/voice", request))).status).toBe(204);
  });
});

describe("a carrier that is no longer the default", () => {
  it("finishes its open orders and releases its lines, while new orders go to the default carrier", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const input = { ...LINE, orgId: location.id, areaCode: "312" };
    const { order } = await startOrder(context, input);
    registerHarbor(harbor, { asDefault: true });
    await advanceOrder(order.id, { carrierOf, now: () => TEST_NOW });
    const { phoneNumberId, number } = await getOrder(context, { id: order.id });
    expect(await rowOf(phoneNumberId ?? "")).toMatchObject({ carrier: "local", status: "active" });
    expect(await local.purchases(number ?? "")).toBe(1);
    const next = await startOrder(context, { ...input, areaCode: CODE });
    const [row] = await database()
      .select({ carrier: phoneNumberOrders.carrier })
      .from(phoneNumberOrders)
      .where(eq(phoneNumberOrders.id, next.order.id));
    expect(row?.carrier).toBe("harbor");
    expect((await releaseNumber(context, { id: phoneNumberId ?? "" })).released).toBe(true);
    expect((await local.ledger()).at(-1)).toMatchObject({ event: "release", number });
  });

  it("still recovers its own released numbers", async () => {
    registerHarbor(harbor, { asDefault: true });
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const { number, carrierNumberId } = await local.buyByHand({});
    const line = await makeNumber(location, { number, carrierNumberId });
    await releaseNumber(context, { id: line.id });
    const { order } = await recoverNumber(context, { id: line.id });
    await advanceOrder(order.id, { carrierOf, now: () => TEST_NOW });
    expect(await getOrder(context, { id: order.id })).toMatchObject({ state: "done", number });
    expect(harbor.salesOf(number)).toBe(0);
  });
});
