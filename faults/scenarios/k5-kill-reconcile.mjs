import { reconciliationToKill } from "../operations.mjs";
import { killAtEveryBoundary } from "../walk.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "K5",
  title: "The worker is killed at every boundary of a reconciliation",
  run: async (world) => {
    const { workers } = world.stack;
    const every = (/** @type {string} */ ms) =>
      workers.map(({ program }) => program.replace({ RECONCILE_EVERY_MS: ms }));
    try {
      await Promise.all(every("1000"));
      await killAtEveryBoundary(world, {
        members: workers,
        lanes: 1,
        share: 8,
        make: () => reconciliationToKill(world),
      });
    } finally {
      await Promise.all(every("3600000"));
    }
  },
};
