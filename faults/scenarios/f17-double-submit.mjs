/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F17",
  title: "A purchase is submitted twice, to two web servers",
  campaignOnly: [
    "lib/domain/orders/two-purchases.test.ts: a form submitted twenty times at once leads to one purchase and one line",
    "e2e/operations/two-web-servers.test.ts: buy one number for twenty equal requests, and replay its response byte for byte even after both restarted",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const ask = (/** @type {import("../world.mjs").Member} */ web) => () =>
      world.api("POST", "/v1/phone-numbers", { ...request, web });
    const answers = await Promise.all([
      world.untilFinal(ask(world.web)),
      world.untilFinal(ask(world.otherWeb)),
    ]);
    answers.push(await world.untilFinal(ask(world.web)));
    for (const answer of answers) world.expectStatus(answer, [201], "A submission");
    const ids = new Set(answers.map(({ body }) => body?.data?.id));
    world.expect(ids.size === 1, `The submissions created ${ids.size} lines.`);
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
