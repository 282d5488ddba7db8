import { setTimeout as delay } from "node:timers/promises";
import { startTraffic } from "../traffic.mjs";

const REPLACED_WITHIN_MS = 30_000;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F30",
  title: "Every process is replaced under load, one by one",
  run: async (world) => {
    const traffic = await startTraffic(world, { buys: 6, onlyReady: true });
    for (const { program } of world.members) {
      await delay(world.random.int(100, 300));
      const before = performance.now();
      await program.replace();
      const taken = performance.now() - before;
      world.expect(
        taken < REPLACED_WITHIN_MS,
        `${program.name} took ${Math.round(taken)} ms to be replaced.`,
      );
    }
    world.healed();
    await traffic.stop();
    for (const { status, method, path, text } of traffic.seen)
      world.expect(
        status >= 200 && status < 300,
        `${method} ${path} was answered ${status || "not at all"}: ${text.slice(0, 200)}`,
      );
  },
};
