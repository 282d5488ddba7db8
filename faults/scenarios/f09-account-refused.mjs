import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

/** Long enough for several sweeps. */
const WATCHED_MS = 1_000;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F9",
  title: "The carrier refuses our account: credentials, funds, suspension",
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
    const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
    const answer = await world.api("POST", "/v1/phone-numbers", request);
    world.expect(
      answer.status === 503 && codeOf(answer) === "carrier_unavailable",
      `The answer is ${answer.status} ${codeOf(answer)}.`,
    );
    await delay(WATCHED_MS);
    const tries = world.calls("buy").length;
    world.expect(tries === 1, `It was tried ${tries} times.`);
    const [order] = await world.orders(orgId);
    world.expect(order?.state === "failed", `The order is ${order?.state}.`);
    world.expect((await world.purchases(orgId)) === 0, "Something was bought.");
    world.fail(world.members);
    const again = await world.final(() => world.api("POST", "/v1/phone-numbers", request));
    world.expectStatus(again, [201], "The same request, once the account is in order,");
    world.expect((await world.purchases(orgId)) === 1, "It was not bought once.");
  },
};
