import { refuse } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F9b",
  title: "A paid number cannot be set up; Finish and Release are pressed twice",
  run: async (world) => {
    for (const press of /** @type {const} */ (["finish", "release"])) {
      const orgId = await world.organization();
      world.fail(world.members, { operation: "list", act: refuse(401, 20003) });
      const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
      const first = await world.api("POST", "/v1/phone-numbers", request);
      world.expectStatus(first, [202], "The purchase that stops");
      const { database } = world.stack;
      const isStopped = async () => {
        const { rows } = await database.query(
          "select 1 from phone_number_orders where org_id = $1 and stopped_at is not null",
          [orgId],
        );
        return rows.length === 1;
      };
      await world.until(isStopped, "the purchase stopped");
      world.fail(world.members);
      const [order] = await world.orders(orgId);
      const path = `/v1/phone-number-orders/${order?.id}/${press}`;
      const presses = await Promise.all([world.api("POST", path), world.api("POST", path)]);
      presses.push(await world.api("POST", path));
      for (const answer of presses) world.expectStatus(answer, [200, 202], `A press of ${press}`);
      await world.settle();
      const wanted = press === "finish" ? "done" : "failed";
      const [after] = await world.orders(orgId);
      world.expect(after?.state === wanted, `After ${press} the purchase is ${after?.state}.`);
      const sold = await world.purchases(orgId);
      world.expect(sold === 1, `${sold} numbers were bought.`);
      const back = (await world.carrier.entries()).filter(
        ({ event, number }) => event === "release" && number === order?.number,
      );
      world.expect(back.length === (press === "finish" ? 0 : 1), `It was given back ${back.length} times.`);
    }
  },
};
