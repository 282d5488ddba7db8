import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

/** Long enough for several sweeps. */
const WATCH_MS = 1_000;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F9",
  title: "Carrier refuses our account: credentials, funds, suspension",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: of our account fails the order at once, with nothing bought",
    "lib/api/v1/lines-refusals-api.test.ts: while the carrier refuses our account, and succeeds on a repeat once it no longer does",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const [status, code] = world.random.pick(
      /** @type {const} */ ([
        [401, 20003],
        [402, 0],
        [403, 20005],
      ]),
    );
    world.fail(world.members, { operation: "buy", act: refuse(status, code) });
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const answer = await world.api("POST", "/v1/phone-numbers", request);
    world.expect(
      answer.status === 503 && codeOf(answer) === "carrier_unavailable",
      `The response is ${answer.status} ${codeOf(answer)}.`,
    );
    await delay(WATCH_MS);
    const tries = world.calls("buy").length;
    world.expect(tries === 1, `The carrier received ${tries} requests to buy.`);
    const [order] = await world.orders(orgId);
    world.expect(order?.state === "failed", `The order is ${order?.state}.`);
    world.expect((await world.purchases(orgId)) === 0, "A number was bought.");
    world.fail(world.members);
    const again = await world.untilFinal(() => world.api("POST", "/v1/phone-numbers", request));
    world.expectStatus(again, [201], "The same request, once the account is accepted");
    world.expect((await world.purchases(orgId)) === 1, "The number was not bought exactly once.");
  },
};
