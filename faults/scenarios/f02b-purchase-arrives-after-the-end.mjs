import { gate } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F2b",
  title: "A purchase reaches the carrier after its order was given up",
  run: async (world) => {
    const orgId = await world.organization();
    const held = gate("before");
    world.fail(world.members, { operation: "buy", act: held.act });
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const answer = world.api("POST", "/v1/phone-numbers", request);
    await held.arrived;
    const [order] = await world.orders(orgId);
    world.fail(world.members, { operation: "buy", act: ({ reset }) => reset() });
    await world.succeed("POST", `/v1/phone-number-orders/${order?.id}/release`);
    world.expectStatus(await answer, [202, 409, 503], "The order that is given up");
    const isOver = async () => (await world.orders(orgId))[0]?.state === "failed";
    await world.until(isOver, "the order ended");
    held.open();
    const sold = await world.until(
      async () => (await world.purchases(orgId)) === 1,
      "the carrier sold the number late",
    );
    if (!sold) return;
    await world.reconcile();
    const [finding] = await world.findings(String(order?.number));
    world.expect(
      finding?.kind === "stray" && finding.state === "open",
      "Reconciliation did not find the late number.",
    );
    world.expect(finding?.order_id === order?.id, "The finding does not name the late number's order.");
  },
};
