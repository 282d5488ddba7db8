import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { idempotentRequests, phoneNumberOrders } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { provisionInput } from "@/db/testing/factory";
import { accountKey } from "@/db/testing/keys";
import { callsTo } from "../client/testing";

const PATIENCE_MS = 300;
const carrier = useTestCarrier(useTestDatabase(), { ORDER_PATIENCE_MS: String(PATIENCE_MS) });
const lines = callsTo("/v1/phone-numbers");

describe("a purchase that takes longer than a request waits", () => {
  it("answers 202 with its order when the wait is over, and 201 with the line to the same request later", async () => {
    const { location, key } = await accountKey();
    const sent = { key, body: provisionInput(location.id), headers: { "idempotency-key": randomUUID() } };
    const before = await carrier.purchases();
    await carrier.fail({ operation: "search", kind: "delay", delayMs: 5_000, times: 1 });
    const begun = performance.now();
    const waited = await lines.post(sent);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect([waited.status, waited.body.data.order]).toMatchObject([
      202,
      { state: "searching", waiting: null, stopped: null, failure: null, phoneNumberId: null },
    ]);
    const bought = await eventually(async () => {
      const answer = await lines.post(sent);
      expect(answer.status).toBe(201);
      return answer;
    }, 200);
    expect(bought.headers.get("idempotent-replayed")).toBe("true");
    expect(bought.body.data.orgId).toBe(location.id);
    expect(await carrier.purchases()).toBe(before + 1);
  });
});

describe("a purchase whose web server was killed before it answered", () => {
  /** Takes back the stored answer, as if the server had died with the request's lease. */
  const forgetAnswer = (key: string) =>
    database()
      .update(idempotentRequests)
      .set({ answer: null, leaseUntil: sql`now() + interval '1 minute'` })
      .where(eq(idempotentRequests.key, key));

  it("answers the next request as soon as its order has ended, and 409 while the order runs", async () => {
    const { location, key } = await accountKey();
    const once = randomUUID();
    const sent = { key, body: provisionInput(location.id), headers: { "idempotency-key": once } };
    const before = await carrier.purchases();
    const bought = await lines.post(sent);
    expect(bought.status).toBe(201);
    await forgetAnswer(once);
    const order = eq(phoneNumberOrders.orgId, location.id);
    const line = { phoneNumberId: bought.body.data.id };
    await database().update(phoneNumberOrders).set({ state: "wiring", phoneNumberId: null }).where(order);
    const early = await lines.post(sent);
    expect([early.status, early.body.error.code]).toEqual([409, "idempotency_key_in_use"]);
    await database()
      .update(phoneNumberOrders)
      .set({ state: "done", ...line })
      .where(order);
    const late = await lines.post(sent);
    expect([late.status, late.body.data.id]).toEqual([201, line.phoneNumberId]);
    expect(late.headers.get("idempotent-replayed")).toBe("true");
    expect((await lines.post(sent)).body).toEqual(late.body);
    expect(await carrier.purchases()).toBe(before + 1);
  });
});
