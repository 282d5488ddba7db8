import { blackHole, resetBefore } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F4",
  title: "A carrier request is lost before the carrier receives it",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: %s: the order waits, and buys once when it resumes",
    "lib/domain/orders/faults.test.ts: leaves the order open while the carrier is down, and finishes it afterwards",
    "lib/domain/orders/faults.test.ts: does not lose a bought number if the carrier fails before the wiring is checked",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    for (const operation of ["search", "buy", "list"]) {
      world.fail(world.members, {
        operation,
        times: world.random.int(1, 2),
        act: world.random.pick([resetBefore, blackHole]),
      });
      world.expectStatus(await world.purchase(orgId), [201], `The purchase with a broken ${operation}`);
      world.fail(world.members);
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 3, `Three numbers were ordered, ${bought} were bought.`);
  },
};
