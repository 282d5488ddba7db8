import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F15",
  title: "A line is released while it is attached or detached",
  campaignOnly: [
    "lib/domain/numbers/release-number.test.ts: never releases an attached line when an attach runs at the same time",
    "lib/domain/numbers/release-number.test.ts: happens once when requested three times at once",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const botId = await world.bot(orgId);
    for (const verb of ["attach", "attach", "detach"]) {
      const line = await world.line(orgId);
      const path = `/v1/phone-numbers/${line.id}`;
      if (verb === "detach") await world.succeed("POST", `${path}/attach`, { body: { botId } });
      const requests = [
        () => world.api("DELETE", path),
        () => world.api("POST", `${path}/${verb}`, { body: verb === "attach" ? { botId } : {} }),
      ];
      if (world.random.next() < 0.5) requests.reverse();
      const answers = await Promise.all(requests.map((request) => request()));
      for (const answer of answers)
        world.expect(
          [200, 202].includes(answer.status) ||
            ["number_attached", "number_not_active", "not_found"].includes(codeOf(answer)),
          `A response is ${answer.status} ${codeOf(answer)}.`,
        );
      await world.settle();
      const row = await world.lineRow(line.id);
      const isReleased = (await world.carrier.entries()).some(
        ({ event, sid }) => event === "release" && sid === row.carrier_number_id,
      );
      world.expect(
        isReleased === (row.status === "released"),
        `The line is ${row.status}; released at the carrier: ${isReleased}.`,
      );
      world.expect(row.bot_id === null || row.status === "active", `A line with a bot is ${row.status}.`);
    }
  },
};
