import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber, TEST_NOW } from "@/db/testing/factory";
import {
  advance,
  bought,
  change,
  free,
  LATER,
  leased,
  moved,
  orderRow,
  REFUSED,
  started,
  tools,
} from "@/db/testing/purchases";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { CarrierPort } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { advanceOrder } from "./advance-order";
import { checkWiring } from "./check-wiring";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

/** No id of a number of ours. */
const ELSEWHERE = `PN${"0".repeat(32)}`;

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
      stopFor: "refused",
      order: { wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", checkedAt: LATER, finishedAt: LATER });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl() },
    });
  });

  it("goes by the id that the carrier has for the number, whatever was kept of the purchase", async () => {
    const { id } = await started();
    const { carrierNumberId } = await bought(id);
    await change(id, { carrierNumberId: ELSEWHERE });
    await free(id);
    expect(await checkWiring(await leased(id), tools())).toMatchObject({ kind: "done" });
    const { phoneNumberId, ...row } = await orderRow(id);
    expect(row).toMatchObject({ state: "done", carrierNumberId });
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ carrierNumberId });
  });

  it("that never finds our address waits longer each time, and says after a day that the carrier refused", async () => {
    const { id } = await started();
    const port = carrierPort();
    const elsewhere: CarrierPort = {
      ...port,
      findNumber: async (number) => {
        const held = await port.findNumber(number);
        return held.ok && held.value ? { ok: true, value: { ...held.value, webhookUrl: null } } : held;
      },
    };
    const next = () => advanceOrder(id, { carrier: elsewhere, now: () => LATER });
    for (let tries = 1; tries <= 3; tries++) {
      await next();
      expect(await orderRow(id)).toMatchObject({ waitingFor: "carrier_unavailable", attempts: tries });
      await free(id);
    }
    await change(id, { deadlineAt: TEST_NOW });
    await next();
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "refused" });
  });

  it("waits while the carrier does not answer, and stops where it refuses our account", async () => {
    const { id } = await started();
    const unwired = await bought(id);
    await carrier.fail({ operation: "update", kind: "cut_before" });
    expect(await wireNumber(unwired, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
    await carrier.fail({ operation: "update", ...REFUSED });
    expect(await wireNumber(unwired, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
    await carrier.fail();
    const order = await moved(wireNumber(unwired, tools()));
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });
});

describe("a purchase that cannot become a line", () => {
  it("stops where another line has its number by now", async () => {
    const { id, location } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await makeNumber(location, { number: order.number ?? "" });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "stop", reason: "number_taken" });
    expect(await orderRow(id)).toMatchObject({ state: "wiring", phoneNumberId: null });
  });

  it("stops where the installation has another carrier by now, and that one is asked for nothing", async () => {
    const { id } = await started();
    await bought(id);
    await change(id, { carrier: "another" });
    await free(id);
    const before = (await carrier.ledger()).length;
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "other_carrier" });
    expect(await carrier.ledger()).toHaveLength(before);
  });
});
