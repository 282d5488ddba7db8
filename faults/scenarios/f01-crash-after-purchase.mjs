import { gate } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F1",
  title: "A process dies after the carrier sold, before that is noted",
  run: async (world) => {
    const orgId = await world.organization();
    for (const who of /** @type {const} */ (["web", "worker"])) {
      const sold = gate("after");
      world.by(who);
      world.forgetCalls();
      world.fail(who === "web" ? world.stack.webs : world.stack.workers, { operation: "buy", act: sold.act });
      const answer = world.purchase(orgId);
      await sold.arrived;
      const killedAt = performance.now();
      await world.asker("buy").program.kill();
      world.by("anybody");
      world.expectStatus(await answer, [201], `The purchase after the ${who} died`);
      world.recovered(killedAt);
      world.fail(world.members);
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `Two purchases were asked for, ${bought} were made.`);
  },
};
