/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F24",
  title: "The carrier has a number that is unknown here",
  campaignOnly: [
    "lib/domain/reconcile/reconcile.test.ts: finds a stray once, with its cost, and releases nothing",
  ],
  run: async (world) => {
    const number = await world.unknownNumber();
    const sid = await world.carrier.plant(number);
    await world.reconcile();
    await world.reconcile();
    const findings = await world.findings(number);
    world.expect(findings.length === 1, `The stray was found ${findings.length} times.`);
    world.expect(
      findings[0]?.kind === "stray" && findings[0].state === "open",
      `The finding is ${findings[0]?.kind}, ${findings[0]?.state}.`,
    );
    const released = (await world.carrier.entries()).some(
      (entry) => entry.event === "release" && entry.sid === sid,
    );
    world.expect(!released, "The stray was released without being asked for.");
  },
};
