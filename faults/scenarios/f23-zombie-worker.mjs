import { setTimeout as delay } from "node:timers/promises";
import { gate } from "../proxies/carrier-faults.mjs";

/** Longer than a lease. */
const PAUSE_MS = 2_500;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F23",
  title: "A worker is paused, another takes over, the first resumes",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: keeps a worker that was presumed dead from writing and from buying a second number",
  ],
  run: async (world) => {
    const { workers } = world.stack;
    const orgId = await world.organization();
    world.assignWork("worker");
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
    await delay(PAUSE_MS + world.random.int(0, 1_500));
    held.open();
    const resumedAt = performance.now();
    zombie?.program.resume();
    world.expectStatus(await answer, [201], `The purchase whose worker was paused at ${operation}`);
    world.recovered(resumedAt);
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
