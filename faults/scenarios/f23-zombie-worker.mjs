import { setTimeout as delay } from "node:timers/promises";
import { gate } from "../proxies/carrier-faults.mjs";

/** Longer than a lease. */
const AWAY_MS = 2_500;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F23",
  title: "A worker stands still, another takes over, the first goes on",
  run: async (world) => {
    const { workers } = world.stack;
    const orgId = await world.organization();
    world.by("worker");
    const [operation, phase] = world.random.pick(
      /** @type {const} */ ([
        ["search", "before"],
        ["search", "after"],
        ["buy", "before"],
        ["buy", "after"],
        ["list", "after"],
      ]),
    );
    const held = gate(phase);
    world.fail(workers, { operation, act: held.act });
    const answer = world.purchase(orgId);
    await held.arrived;
    const zombie = workers.find(({ carrier }) => carrier.calls.some((call) => call.operation === operation));
    zombie?.program.pause();
    await delay(AWAY_MS + world.random.int(0, 1_500));
    held.go();
    const wokenAt = performance.now();
    zombie?.program.resume();
    world.expectStatus(await answer, [201], `The purchase with a worker that stood still at ${operation}`);
    world.recovered(wokenAt);
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
