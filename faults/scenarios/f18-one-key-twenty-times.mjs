import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F18",
  title: "Twenty equal requests with one Idempotency-Key at once",
  campaignOnly: [
    "lib/api/core/idempotency.test.ts: runs once when sent ten times at once; requests that come too early are told to retry",
    "e2e/operations/two-web-servers.test.ts: buy one number for twenty equal requests, and replay its response byte for byte even after both restarted",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    const made = answers.filter(({ status }) => status === 201);
    for (const answer of answers)
      world.expect(
        answer.status === 201 || answer.status === 202 || codeOf(answer) === "idempotency_key_in_use",
        `A response is ${answer.status} ${codeOf(answer)}.`,
      );
    const last = await world.untilFinal(ask);
    world.expectStatus(last, [201], "The last request");
    for (const answer of made) world.expect(answer.text === last.text, "Two responses to one key differ.");
    world.expect((await world.orders(orgId)).length === 1, "One key created several orders.");
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
