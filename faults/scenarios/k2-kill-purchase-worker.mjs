import { purchaseToKill } from "../operations.mjs";
import { resetBefore } from "../proxies/carrier-faults.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K2",
  title: "The worker is killed at every boundary of a purchase",
  run: async (world) => {
    world.fail(world.stack.webs, { operation: "any", act: resetBefore });
    const { workers } = world.stack;
    await killAtEveryBoundary(world, { members: workers, share: 2, make: () => purchaseToKill(world) });
  },
};
