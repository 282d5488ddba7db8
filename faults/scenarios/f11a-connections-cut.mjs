import { setTimeout as delay } from "node:timers/promises";
import { endConnections } from "../injuries.mjs";
import { expectHonestAnswers } from "../outage.mjs";
import { startTraffic } from "../traffic.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F11a",
  title: "The database repeatedly terminates all connections",
  run: async (world) => {
    const pids = world.members.map(({ program }) => program.pid);
    const traffic = await startTraffic(world);
    for (let round = 0; round < 5; round++) {
      await delay(world.random.int(50, 300));
      await endConnections(world.stack.database);
    }
    world.healed();
    await delay(300);
    await traffic.stop();
    expectHonestAnswers(world, traffic.seen, pids);
  },
};
