import { purchaseToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K1",
  title: "The web server is killed at every boundary of a purchase",
  run: async (world) => {
    await killAtEveryBoundary(world, { members: world.stack.webs, make: () => purchaseToKill(world) });
  },
};
