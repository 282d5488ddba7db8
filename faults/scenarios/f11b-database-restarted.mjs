import { setTimeout as delay } from "node:timers/promises";
import { expectHonestAnswers, untilHealthy } from "../outage.mjs";
import { startTraffic } from "../traffic.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F11b",
  title: "PostgreSQL shuts down immediately and restarts under load",
  run: async (world) => {
    const pids = world.members.map(({ program }) => program.pid);
    const traffic = await startTraffic(world);
    await delay(world.random.int(100, 400));
    process.kill(world.stack.postgresPid() ?? 0, "SIGQUIT");
    await world.until(
      async () => (await world.stack.database.query("select 1")).rowCount === 1,
      "the database is back",
    );
    world.healed();
    await untilHealthy(world);
    await delay(300);
    await traffic.stop();
    expectHonestAnswers(world, traffic.seen, pids);
  },
};
