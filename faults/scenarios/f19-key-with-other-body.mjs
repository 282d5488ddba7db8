import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F19",
  title: "An Idempotency-Key is reused with another body",
  campaignOnly: [
    "lib/api/core/idempotency.test.ts: is refused with another body, even while the first is running",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const idempotencyKey = world.random.token();
    const body = await world.orderInput(orgId);
    const ask = (/** @type {object} */ sent) =>
      world.api("POST", "/v1/phone-numbers", { body: sent, idempotencyKey });
    const atOnce = world.random.next() < 0.5;
    const first = ask(body);
    if (!atOnce) await first;
    // If the first request has not claimed the key yet, this one does.
    const other = await ask({ ...body, name: "Second Line" });
    const answers = [await first, other];
    const refused = answers.filter((answer) => codeOf(answer) === "idempotency_key_reused");
    world.expect(refused.length === 1, `${refused.length} of two requests were refused.`);
    for (const answer of refused) world.expectStatus(answer, [422], "The refused request");
    await world.settle();
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
