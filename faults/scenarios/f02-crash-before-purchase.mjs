import { setTimeout as delay } from "node:timers/promises";
import { gate } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F2",
  title: "A process dies; its purchase reaches the carrier late or never",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: after a number was chosen: the next process buys that number once",
    "lib/domain/orders/buy-number.test.ts: accepts a number that is already ours although the carrier says it is sold",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    for (const who of /** @type {const} */ (["web", "worker"])) {
      const asked = gate("before");
      world.assignWork(who);
      world.forgetCalls();
      world.fail(who === "web" ? world.stack.webs : world.stack.workers, {
        operation: "buy",
        act: asked.act,
      });
      const answer = world.purchase(orgId);
      await asked.arrived;
      const killedAt = performance.now();
      await world.firstAsker("buy").program.kill();
      world.assignWork("anybody");
      if (world.random.next() < 0.5) {
        await delay(world.random.int(0, 3_000));
        asked.open();
      }
      world.expectStatus(await answer, [201], `The purchase after the ${who} died`);
      world.recovered(killedAt);
      world.fail(world.members);
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `Two numbers were ordered, ${bought} were bought.`);
  },
};
