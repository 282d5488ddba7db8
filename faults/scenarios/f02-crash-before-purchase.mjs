import { setTimeout as delay } from "node:timers/promises";
import { gate } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F2",
  title: "A process dies before the carrier hears of the purchase, or it hears late",
  run: async (world) => {
    const orgId = await world.organization();
    for (const who of /** @type {const} */ (["web", "worker"])) {
      const asked = gate("before");
      world.by(who);
      world.forgetCalls();
      world.fail(who === "web" ? world.stack.webs : world.stack.workers, {
        operation: "buy",
        act: asked.act,
      });
      const answer = world.purchase(orgId);
      await asked.arrived;
      const killedAt = performance.now();
      await world.asker("buy").program.kill();
      world.by("anybody");
      if (world.random.next() < 0.5) {
        await delay(world.random.int(0, 3_000));
        asked.go();
      }
      world.expectStatus(await answer, [201], `The purchase after the ${who} died`);
      world.recovered(killedAt);
      world.fail(world.members);
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `Two purchases were asked for, ${bought} were made.`);
  },
};
