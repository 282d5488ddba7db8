/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F24",
  title: "The carrier holds a number that nobody here knows",
  run: async (world) => {
    const number = await world.unknownNumber();
    const sid = await world.carrier.plant(number);
    await world.reconcile();
    await world.reconcile();
    const findings = await world.findings(number);
    world.expect(findings.length === 1, `It was found ${findings.length} times.`);
    world.expect(
      findings[0]?.kind === "stray" && findings[0].state === "open",
      `It is ${findings[0]?.kind}, ${findings[0]?.state}.`,
    );
    const released = (await world.carrier.entries()).some(
      (entry) => entry.event === "release" && entry.sid === sid,
    );
    world.expect(!released, "It was given back by itself.");
  },
};
