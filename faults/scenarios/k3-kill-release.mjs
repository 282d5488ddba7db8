import { releaseToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K3",
  title: "The releasing process is killed at every boundary of a release",
  run: async (world) => {
    const orgId = await world.organization();
    await killAtEveryBoundary(world, { members: world.members, make: () => releaseToKill(world, orgId) });
  },
};
