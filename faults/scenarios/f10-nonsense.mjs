import { readFileSync } from "node:fs";
import { huge, page, trickle, truncated } from "../proxies/carrier-faults.mjs";

const MAX_GROWTH_MEGABYTES = 50;
/** A server that has just started grows with its first orders, whatever the carrier answers. */
const WARM_UPS = 4;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F10",
  title: "The carrier answers HTML, half of the JSON, 50 MB, slow bytes",
  run: async (world) => {
    const { web } = world;
    const orgId = await world.organization();
    for (let made = 0; made < WARM_UPS; made++)
      world.expectStatus(await world.purchase(orgId, { web }), [201], "A purchase without a fault");
    for (const act of [page, truncated, trickle, huge]) {
      const operation = world.random.pick(["search", "buy", "list"]);
      world.fail(world.members, { operation, times: world.random.int(1, 2), act });
      const before = megabytes(web.program.pid);
      let peak = before;
      const sampling = setInterval(() => (peak = Math.max(peak, megabytes(web.program.pid))), 20);
      world.expectStatus(
        await world.purchase(orgId, { web }),
        [201],
        `The purchase with ${act.name} to ${operation}`,
      );
      clearInterval(sampling);
      world.fail(world.members);
      const growth = Math.round(peak - before);
      world.expect(
        growth < MAX_GROWTH_MEGABYTES,
        `The web server grew by ${growth} MB with ${act.name} to ${operation}.`,
      );
    }
    const bought = await world.purchases(orgId);
    world.expect(bought === WARM_UPS + 4, `${WARM_UPS + 4} numbers were ordered, ${bought} were bought.`);
  },
};

/** A process's private memory. @param {number} pid */
function megabytes(pid) {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^RssAnon:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}
