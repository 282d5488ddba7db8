import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

const MAX_TRIES = 5;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F5",
  title: "The carrier answers 429, too many requests",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: makes the order wait at least as long as a busy carrier asks",
    "lib/domain/orders/faults.test.ts: fails the order after five tries at a busy carrier",
    "lib/domain/orders/buy-number.test.ts: waits as long as a busy carrier asks, for five tries",
    "lib/api/v1/orders-api.test.ts: says what it waits for and when it is tried next",
  ],
  run: async (world) => {
    for (const refusals of [world.random.int(1, MAX_TRIES - 1), world.random.int(MAX_TRIES, 10)]) {
      const orgId = await world.organization();
      const waitSeconds = world.random.int(0, 1);
      /** @type {Record<string, string>} */
      const headers = waitSeconds > 0 ? { "retry-after": String(waitSeconds) } : {};
      let left = refusals;
      const act = (/** @type {import("../proxies/carrier-proxy.mjs").Exchange} */ exchange) => {
        if (left-- > 0) return refuse(429, 20429, headers)(exchange);
        return exchange.forward().then(exchange.send);
      };
      world.forgetCalls();
      world.fail(world.members, { operation: "buy", act });
      const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
      const first = await world.api("POST", "/v1/phone-numbers", request);
      world.expect(
        first.status === 202 && first.body.data.order.waiting?.code === "rate_limited",
        () =>
          `The response while the carrier is busy should be 202 rate_limited: ${first.status} ${first.text.slice(0, 200)}`,
      );
      const isOver = async () => ["done", "failed"].includes((await world.orders(orgId))[0]?.state ?? "");
      await world.until(isOver, "the order has ended");
      const last = await world.api("POST", "/v1/phone-numbers", request);
      const calls = world.calls("buy");
      world.expect(calls.length <= MAX_TRIES, `The carrier received ${calls.length} requests.`);
      for (const [index, call] of calls.entries()) {
        const waited = call.at - (calls[index - 1]?.at ?? 0);
        world.expect(
          waited >= waitSeconds * 1_000,
          `The next request came after ${waited} ms, not after ${waitSeconds} s.`,
        );
      }
      const succeeds = refusals < MAX_TRIES;
      world.expectStatus(last, [succeeds ? 201 : 503], `The response after ${refusals} refusals`);
      if (!succeeds) world.expect(codeOf(last) === "carrier_unavailable", `The code is ${codeOf(last)}.`);
      const bought = await world.purchases(orgId);
      world.expect(bought === (succeeds ? 1 : 0), `${bought} numbers were bought.`);
    }
  },
};
