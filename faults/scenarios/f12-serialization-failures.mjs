import { failWrites } from "../injuries.mjs";

/** One less than the product's tries. */
const TIMES = 4;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F12",
  title: "The database wants transactions again: 40001, deadlocks",
  run: async (world) => {
    const { database } = world.stack;
    const orgId = await world.organization();
    const other = await world.organization();
    const botId = await world.bot(orgId);
    const line = await world.line(orgId);
    const path = `/v1/phone-numbers/${line.id}`;
    const post = (/** @type {string} */ verb, body = {}) => world.api("POST", `${path}/${verb}`, { body });
    /** @type {[table: string, what: string, run: () => Promise<import("../world.mjs").Answer>][]} */
    const steps = [
      ["phone_numbers", "attach", () => post("attach", { botId })],
      ["audit_entries", "detach", () => post("detach")],
      ["phone_numbers", "migrate", () => post("migrate", { targetOrgId: other })],
      ["phone_number_orders", "purchase", () => world.purchase(orgId)],
      ["phone_numbers", "purchase", () => world.purchase(orgId)],
      ["audit_entries", "purchase", () => world.purchase(orgId)],
      ["phone_numbers", "release", () => world.api("DELETE", path)],
    ];
    for (const [table, what, run] of steps) {
      const sqlState = world.random.pick(["40001", "40P01"]);
      const heal = await failWrites(database, { table, sqlState, times: TIMES });
      try {
        world.expectStatus(await run(), [200, 201, 202], `${what} with ${sqlState} from ${table}`);
      } finally {
        await heal();
      }
    }
  },
};
