import { migrationToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K4",
  title: "The web server is killed at every boundary of a move",
  run: async (world) => {
    await killAtEveryBoundary(world, { members: world.stack.webs, make: () => migrationToKill(world) });
  },
};
