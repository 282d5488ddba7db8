import { failAfter, failBefore } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F6",
  title: "The carrier answers 500, before or after the effect",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: %s: the purchase is found and not made again",
    "lib/domain/orders/faults.test.ts: %s: the order waits, and buys once when it resumes",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    for (const operation of ["buy", "list"])
      for (const act of [failBefore, failAfter]) {
        world.fail(world.members, { operation, times: 1, act });
        world.expectStatus(await world.purchase(orgId), [201], `The purchase with a 500 to ${operation}`);
        world.fail(world.members);
      }
    const bought = await world.purchases(orgId);
    world.expect(bought === 4, `Four numbers were ordered, ${bought} were bought.`);
  },
};
