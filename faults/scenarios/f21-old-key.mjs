/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F21",
  title: "An Idempotency-Key comes again after more than 24 hours",
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const first = await world.final(ask);
    // The database's clock decides; what was kept becomes a day older instead.
    for (const [table, column] of [
      ["idempotent_requests", "created_at"],
      ["phone_number_orders", "deadline_at"],
    ])
      await world.stack.database.query(
        `update ${table} set ${column} = ${column} - interval '25 hours' where ${table === "idempotent_requests" ? "key = $1" : "org_id::text = $1"}`,
        [table === "idempotent_requests" ? request.idempotencyKey : orgId],
      );
    const next = await world.final(ask);
    world.expectStatus(next, [201], "The request a day later");
    world.expect(next.body?.data?.id !== first.body?.data?.id, "It was not taken for a new one.");
    const bought = await world.purchases(orgId);
    world.expect(bought === 2, `${bought} numbers were bought.`);
  },
};
