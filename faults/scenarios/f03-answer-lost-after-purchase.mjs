import { answerLate, doLate, resetAfter, resetMidAnswer } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F3",
  title: "A purchase is made, and its answer is late or lost",
  run: async (world) => {
    const orgId = await world.organization();
    for (const act of [answerLate(1_500), doLate(1_300), resetAfter, resetMidAnswer]) {
      world.fail(world.members, { operation: "buy", times: 1, act });
      world.expectStatus(await world.purchase(orgId), [201], "The purchase");
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 4, `Four purchases were asked for, ${bought} were made.`);
  },
};
