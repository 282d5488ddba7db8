/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F17",
  title: "A purchase is submitted twice, to two web servers",
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
    const ask = (/** @type {import("../world.mjs").Member} */ web) => () =>
      world.api("POST", "/v1/phone-numbers", { ...request, web });
    const answers = await Promise.all([world.final(ask(world.web)), world.final(ask(world.otherWeb))]);
    answers.push(await world.final(ask(world.web)));
    for (const answer of answers) world.expectStatus(answer, [201], "A submit");
    const ids = new Set(answers.map(({ body }) => body?.data?.id));
    world.expect(ids.size === 1, `The submits led to ${ids.size} lines.`);
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
