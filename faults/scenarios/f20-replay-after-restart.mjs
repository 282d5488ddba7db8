/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F20",
  title: "A request is repeated after every process was replaced",
  run: async (world) => {
    const orgId = await world.organization();
    const request = { body: await world.wish(orgId), idempotencyKey: world.random.token() };
    const ask = () => world.api("POST", "/v1/phone-numbers", request);
    const first = await world.final(ask);
    const politely = world.random.next() < 0.5;
    await Promise.all(
      world.members.map(async ({ program }) => {
        await (politely ? program.replace() : program.kill());
        await program.ready();
      }),
    );
    const again = await ask();
    world.expectStatus(again, [201], "The repetition");
    world.expect(again.text === first.text, "The repetition is answered with something else.");
    world.expect(
      again.headers.get("idempotent-replayed") === "true",
      "The repetition does not say that it is one.",
    );
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `${bought} numbers were bought.`);
  },
};
