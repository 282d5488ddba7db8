import { answerLate, doLate, resetAfter, resetMidAnswer } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F3",
  title: "The response to a purchase is late or lost",
  campaignOnly: ["lib/domain/orders/faults.test.ts: %s: the purchase is found and not made again"],
  run: async (world) => {
    const orgId = await world.organization();
    for (const act of [answerLate(1_500), doLate(1_300), resetAfter, resetMidAnswer]) {
      world.fail(world.members, { operation: "buy", times: 1, act });
      world.expectStatus(await world.purchase(orgId), [201], "The purchase");
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 4, `Four numbers were ordered, ${bought} were bought.`);
  },
};
