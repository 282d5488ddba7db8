import { answerLate } from "../proxies/carrier-faults.mjs";

const CLOCK_ERROR_MS = 10 * 60_000;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F22",
  title: "The clocks of the processes are ten minutes off",
  run: async (world) => {
    const { webs, workers } = world.stack;
    const [fast, slow] = [webs[1], workers[0]];
    if (!fast || !slow) throw new Error("Two web servers and two workers are needed.");
    const ahead = world.random.next() < 0.5 ? 1 : -1;
    const clockAt = (/** @type {number} */ off) => ({
      LINEKEEPER_NOW: new Date(Date.now() + off).toISOString(),
    });
    try {
      await Promise.all([
        fast.program.replace(clockAt(ahead * CLOCK_ERROR_MS)),
        slow.program.replace(clockAt(-ahead * CLOCK_ERROR_MS)),
      ]);
      const orgId = await world.organization();
      // Slow enough that a lease that expired early would be taken over.
      world.fail(world.members, { operation: "buy", act: answerLate(700) });
      const answers = await Promise.all([fast, fast, world.web].map((web) => world.purchase(orgId, { web })));
      for (const answer of answers) world.expectStatus(answer, [201], "A purchase");
      const tries = world.calls("buy").length;
      world.expect(tries === 3, `Three purchases sent ${tries} requests to buy.`);
      const bought = await world.purchases(orgId);
      world.expect(bought === 3, `${bought} numbers were bought.`);
      const botId = await world.bot(orgId);
      for (const { body } of answers) {
        const path = `/v1/phone-numbers/${body?.data?.id}`;
        await world.succeed("POST", `${path}/attach`, { body: { botId }, web: fast });
        await world.succeed("POST", `${path}/detach`, { web: world.web });
      }
    } finally {
      const correct = { LINEKEEPER_NOW: "" };
      await Promise.all([fast.program.replace(correct), slow.program.replace(correct)]);
    }
  },
};
