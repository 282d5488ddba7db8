import { readFileSync } from "node:fs";
import { huge, page, trickle, truncated } from "../proxies/carrier-faults.mjs";

const GROWTH_MEGABYTES = 50;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F10",
  title: "The carrier answers nonsense: HTML, half of it, 50 MB, a byte a second",
  run: async (world) => {
    const { web } = world;
    const orgId = await world.organization();
    for (const act of [page, truncated, trickle, huge]) {
      const operation = world.random.pick(["search", "buy", "list"]);
      world.fail(world.members, { operation, times: world.random.int(1, 2), act });
      const before = megabytes(web.program.pid);
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, megabytes(web.program.pid))), 20);
      world.expectStatus(
        await world.purchase(orgId, { web }),
        [201],
        `The purchase with ${act.name} to ${operation}`,
      );
      clearInterval(watch);
      world.fail(world.members);
      const growth = Math.round(most - before);
      world.expect(
        growth < GROWTH_MEGABYTES,
        `The web server grew by ${growth} MB with ${act.name} to ${operation}.`,
      );
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === 4, `Four purchases were asked for, ${bought} were made.`);
  },
};

/** Memory of a process that is its own alone. @param {number} pid */
function megabytes(pid) {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^RssAnon:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}
