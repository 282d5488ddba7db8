import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F16",
  title: "Several requests buy an organization's tenth number at once",
  campaignOnly: [
    "lib/domain/orders/two-purchases.test.ts: of %i orders for the tenth slot, one gets it and the others buy nothing",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    await world.bringNumbers(orgId, 9);
    const count = world.random.pick([2, 5, 20]);
    const areaCode = await world.carrier.areaCode(count);
    const answers = await Promise.all(
      Array.from({ length: count }, () => world.purchase(orgId, { order: { areaCode } })),
    );
    const won = answers.filter(({ status }) => status === 201);
    const refused = answers.filter((answer) => codeOf(answer) === "number_limit_reached");
    world.expect(won.length === 1, `${won.length} of ${count} requests succeeded.`);
    world.expect(
      refused.length === count - 1,
      `${refused.length} of ${count} requests got number_limit_reached.`,
    );
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
