/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F21",
  title: "An Idempotency-Key is reused after more than 24 hours",
  campaignOnly: [
    "lib/api/core/idempotency.test.ts: is forgotten after 24 hours",
    "lib/domain/orders/two-purchases.test.ts: an intent from an Idempotency-Key is cleared after a day, unless its order is still open",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const first = await world.untilFinal(ask);
    // The database's clock decides and cannot be moved, so make the rows a day older.
    for (const [table, column] of [
      ["idempotent_requests", "created_at"],
      ["phone_number_orders", "deadline_at"],
    ])
      await world.stack.database.query(
        `update ${table} set ${column} = ${column} - interval '25 hours' where ${table === "idempotent_requests" ? "key = $1" : "org_id::text = $1"}`,
        [table === "idempotent_requests" ? request.idempotencyKey : orgId],
      );
    const next = await world.untilFinal(ask);
    world.expectStatus(next, [201], "The request a day later");
    world.expect(next.body?.data?.id !== first.body?.data?.id, "The request did not count as a new one.");
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `${bought} numbers were bought.`);
  },
};
