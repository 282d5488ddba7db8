import { gate } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F1",
  title: "A process dies after the carrier sold, before storing it",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: between the purchase and its record: the next process finds the purchase and does not buy again",
    "lib/jobs/worker.test.ts: takes over the order of a worker that was killed during the purchase, and buys nothing twice",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    for (const who of /** @type {const} */ (["web", "worker"])) {
      const sold = gate("after");
      world.assignWork(who);
      world.forgetCalls();
      world.fail(who === "web" ? world.stack.webs : world.stack.workers, { operation: "buy", act: sold.act });
      const answer = world.purchase(orgId);
      await sold.arrived;
      const killedAt = performance.now();
      await world.firstAsker("buy").program.kill();
      world.assignWork("anybody");
      world.expectStatus(await answer, [201], `The purchase after the ${who} died`);
      world.recovered(killedAt);
      world.fail(world.members);
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `Two numbers were ordered, ${bought} were bought.`);
  },
};
