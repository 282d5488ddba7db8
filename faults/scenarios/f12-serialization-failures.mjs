import { failWrites } from "../injuries.mjs";

/** One less than the product's number of attempts. */
const TIMES = 4;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F12",
  title: "The database aborts transactions: 40001, deadlocks",
  run: async (world) => {
    const { database } = world.stack;
    const orgId = await world.organization();
    const other = await world.organization();
    const botId = await world.bot(orgId);
    const line = await world.line(orgId);
    const path = `/v1/phone-numbers/${line.id}`;
    const post = (/** @type {string} */ verb, body = {}) => world.api("POST", `${path}/${verb}`, { body });
    /** @type {[on: "insert" | "update", table: string, what: string, run: () => Promise<import("../world.mjs").Answer>][]} */
    const steps = [
      ["update", "phone_numbers", "attach", () => post("attach", { botId })],
      ["insert", "audit_entries", "detach", () => post("detach")],
      ["update", "phone_numbers", "migrate", () => post("migrate", { targetOrgId: other })],
      ["insert", "phone_number_orders", "purchase", () => world.purchase(orgId)],
      ["update", "phone_number_orders", "purchase", () => world.purchase(orgId)],
      ["insert", "phone_numbers", "purchase", () => world.purchase(orgId)],
      ["insert", "idempotent_requests", "purchase", () => world.purchase(orgId)],
      ["update", "idempotent_requests", "purchase", () => world.purchase(orgId)],
      ["update", "phone_numbers", "release", () => world.api("DELETE", path)],
    ];
    for (const [on, table, what, run] of steps) {
      const sqlState = world.random.pick(["40001", "40P01"]);
      const heal = await failWrites(database, { table, on, sqlState, times: TIMES });
      try {
        world.expectStatus(
          await run(),
          [200, 201, 202],
          `${what} with ${sqlState} at each ${on} of ${table}`,
        );
      } finally {
        await heal();
      }
    }
  },
};
