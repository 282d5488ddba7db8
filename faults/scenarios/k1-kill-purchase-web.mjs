import { purchaseToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K1",
  title: "The web server is killed at every boundary of a purchase",
  run: async (world) => {
    await killAtEveryBoundary(world, {
      members: world.stack.webs,
      // The workers look on until the web server is dead, and go on then.
      lanes: 1,
      share: 3,
      prepare: () => world.by("web"),
      onKill: () => world.by("anybody"),
      make: () => {
        world.by("anybody");
        return purchaseToKill(world);
      },
    });
  },
};
