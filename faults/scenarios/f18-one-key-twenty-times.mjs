import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F18",
  title: "Twenty equal requests with one Idempotency-Key at once",
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    const made = answers.filter(({ status }) => status === 201);
    for (const answer of answers)
      world.expect(
        answer.status === 201 || answer.status === 202 || codeOf(answer) === "idempotency_key_in_use",
        `An answer is ${answer.status} ${codeOf(answer)}.`,
      );
    const last = await world.final(ask);
    world.expectStatus(last, [201], "The last one");
    for (const answer of made) world.expect(answer.text === last.text, "Two answers to one key differ.");
    world.expect((await world.orders(orgId)).length === 1, "One key led to several orders.");
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
