/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F25",
  title: "The carrier no longer holds a number that we have",
  run: async (world) => {
    const orgId = await world.organization();
    const botId = await world.bot(orgId);
    const line = await world.line(orgId);
    const { carrier_number_id: sid } = await world.lineRow(line.id);
    await world.carrier.remove(String(sid));
    await world.reconcile();
    const after = await world.made("GET", `/v1/phone-numbers/${line.id}`);
    world.expect(after.status === "lost", `The line is ${after.status}.`);
    world.expect(
      after.attention.some((/** @type {{ code: string }} */ each) => each.code === "number_lost"),
      "Nobody is told of it.",
    );
    const attached = await world.api("POST", `/v1/phone-numbers/${line.id}/attach`, { body: { botId } });
    world.expectStatus(attached, [409], "Attaching a lost line");
  },
};
