/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F26",
  title: "A number's webhook and label were changed at the carrier",
  campaignOnly: [
    "lib/domain/reconcile/reconcile.test.ts: repairs wiring and label of a number that drifted, and records what was wrong",
  ],
  run: async (world) => {
    const line = await world.line(await world.organization());
    const { carrier_number_id: sid } = await world.lineRow(line.id);
    const path = `/IncomingPhoneNumbers/${sid}.json`;
    const before = (await world.carrier.api("GET", path)).body;
    await world.carrier.api("POST", path, {
      VoiceUrl: "https://elsewhere.example/voice",
      FriendlyName: "Changed",
    });
    await world.reconcile();
    const { body: after } = await world.carrier.api("GET", path);
    world.expect(after.voice_url === before.voice_url, `Calls go to ${after.voice_url}.`);
    world.expect(after.friendly_name === before.friendly_name, `The label is ${after.friendly_name}.`);
    const findings = await world.findings(line.number);
    world.expect(
      findings.length === 1 && findings[0].kind === "drifted" && findings[0].resolution === "repaired",
      "There is no finding of the repair.",
    );
  },
};
