import { blackHole, resetBefore } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F4",
  title: "The connection to the carrier breaks or is silent before it is heard",
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
    world.expect(bought === 3, `Three purchases were asked for, ${bought} were made.`);
  },
};
