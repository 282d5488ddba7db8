/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F20",
  title: "A request is repeated after every process was replaced",
  campaignOnly: [
    "e2e/operations/two-web-servers.test.ts: buy one number for twenty equal requests, and replay its response byte for byte even after both restarted",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.orderInput(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const first = await world.untilFinal(ask);
    const isOrderly = world.random.next() < 0.5;
    await Promise.all(
      world.members.map(async ({ program }) => {
        await (isOrderly ? program.replace() : program.kill());
        await program.ready();
      }),
    );
    const again = await ask();
    world.expectStatus(again, [201], "The repeated request");
    world.expect(again.text === first.text, "The response to the repeated request differs.");
    world.expect(
      again.headers.get("idempotent-replayed") === "true",
      "The response does not say that it is a replay.",
    );
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
