/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F25",
  title: "The carrier no longer has a number that we have",
  campaignOnly: [
    "lib/domain/reconcile/reconcile.test.ts: marks a line lost that the carrier no longer has, records it, and callers hear that it is not in service",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const botId = await world.bot(orgId);
    const line = await world.line(orgId);
    const { carrier_number_id: sid } = await world.lineRow(line.id);
    await world.carrier.remove(String(sid));
    await world.reconcile();
    const after = await world.succeed("GET", `/v1/phone-numbers/${line.id}`);
    world.expect(after.status === "lost", `The line is ${after.status}.`);
    world.expect(
      after.attention.some((/** @type {{ code: string }} */ each) => each.code === "number_lost"),
      "The line does not ask for attention.",
    );
    const attached = await world.api("POST", `/v1/phone-numbers/${line.id}/attach`, { body: { botId } });
    world.expectStatus(attached, [409], "Attaching a lost line");
  },
};
