import { refuse } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F9b",
  title: "Wiring a bought number fails; finish and release are repeated",
  campaignOnly: [
    "lib/domain/orders/stopped.test.ts: is one whose paid number the carrier refuses to our account: nothing is retried automatically",
    "lib/domain/orders/stopped.test.ts: is finished once, even if the button is pressed twice",
    "lib/domain/orders/stopped.test.ts: is given up once, even if the button is pressed twice: the number is released and the slot freed",
  ],
  run: async (world) => {
    for (const verb of /** @type {const} */ (["finish", "release"])) {
      const orgId = await world.organization();
      world.fail(world.members, { operation: "list", act: refuse(401, 20003) });
      const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
      const first = await world.api("POST", "/v1/phone-numbers", request);
      world.expectStatus(first, [202], "The order that stops");
      const { database } = world.stack;
      const isStopped = async () => {
        const { rows } = await database.query(
          "select 1 from phone_number_orders where org_id = $1 and stopped_at is not null",
          [orgId],
        );
        return rows.length === 1;
      };
      await world.until(isStopped, "the order has stopped");
      world.fail(world.members);
      const [order] = await world.orders(orgId);
      const path = `/v1/phone-number-orders/${order?.id}/${verb}`;
      const answers = await Promise.all([world.api("POST", path), world.api("POST", path)]);
      answers.push(await world.api("POST", path));
      for (const answer of answers) world.expectStatus(answer, [200, 202], `A request to ${verb}`);
      await world.settle();
      const expected = verb === "finish" ? "done" : "failed";
      const [after] = await world.orders(orgId);
      world.expect(after?.state === expected, `After ${verb} the order is ${after?.state}.`);
      const sold = await world.purchases(orgId);
      world.expect(sold === 1, `${sold} numbers were bought.`);
      const releases = (await world.carrier.entries()).filter(
        ({ event, number }) => event === "release" && number === order?.number,
      );
      world.expect(
        releases.length === (verb === "finish" ? 0 : 1),
        `The number was released ${releases.length} times.`,
      );
    }
  },
};
