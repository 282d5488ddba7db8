import { purchaseToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K1",
  title: "The web server is killed at every boundary of a purchase",
  run: async (world) => {
    await killAtEveryBoundary(world, {
      members: world.stack.webs,
      // The workers must not interfere until the web server is dead; then they take over.
      lanes: 1,
      share: 3,
      prepare: () => world.assignWork("web"),
      onKill: () => world.assignWork("anybody"),
      make: () => {
        world.assignWork("anybody");
        return purchaseToKill(world);
      },
    });
  },
};
