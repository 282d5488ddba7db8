import { setTimeout as delay } from "node:timers/promises";
import { endConnections } from "../injuries.mjs";
import { expectHonestAnswers, untilHealthy } from "../outage.mjs";
import { startTraffic } from "../traffic.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F11c",
  title: "The database is read-only for a while, like a standby",
  run: async (world) => {
    const { database } = world.stack;
    const pids = world.members.map(({ program }) => program.pid);
    const traffic = await startTraffic(world, { buys: 10 });
    const name = `"${(await database.query("select current_database() as name")).rows[0].name}"`;
    try {
      await database.query(`alter database ${name} set default_transaction_read_only = on`);
      await endConnections(database);
      await delay(world.random.int(500, 1_500));
    } finally {
      // The campaign's own new connections are read-only too.
      await database.query(
        `begin read write; alter database ${name} reset default_transaction_read_only; commit`,
      );
      await endConnections(database);
    }
    world.healed();
    await untilHealthy(world);
    await delay(300);
    await traffic.stop();
    expectHonestAnswers(world, traffic.seen, pids);
    world.expect(
      traffic.seen.some(({ status, method }) => status === 503 && method === "POST"),
      "No write was refused, so the fault did not happen.",
    );
  },
};
