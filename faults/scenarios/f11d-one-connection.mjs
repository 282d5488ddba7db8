import { setTimeout as delay } from "node:timers/promises";
import { expectHonestAnswers } from "../outage.mjs";
import { startTraffic } from "../traffic.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F11d",
  title: "A web server and a worker have very few connections",
  run: async (world) => {
    const web = world.otherWeb;
    const worker = world.stack.workers[1];
    try {
      // The queue needs one of the worker's connections to listen on.
      await Promise.all([
        web.program.replace({ DATABASE_POOL_SIZE: "1" }),
        worker?.program.replace({ DATABASE_POOL_SIZE: "2" }),
      ]);
      const pids = world.members.map(({ program }) => program.pid);
      const traffic = await startTraffic(world, { webs: [web], buys: 4 });
      await delay(1_500);
      await traffic.stop();
      world.healed();
      expectHonestAnswers(world, traffic.seen, pids);
      const bought = traffic.seen.filter(
        ({ method, path }) => method === "POST" && path === "/v1/phone-numbers",
      );
      for (const { status, text } of bought)
        world.expect([201, 202].includes(status), `A purchase got ${status}: ${text}`);
    } finally {
      const usual = { DATABASE_POOL_SIZE: "10" };
      await Promise.all([web.program.replace(usual), worker?.program.replace(usual)]);
    }
  },
};
