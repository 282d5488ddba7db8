import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F15",
  title: "A line is released while it is attached or detached",
  run: async (world) => {
    const orgId = await world.organization();
    const botId = await world.bot(orgId);
    for (const verb of ["attach", "attach", "detach"]) {
      const line = await world.line(orgId);
      const path = `/v1/phone-numbers/${line.id}`;
      if (verb === "detach") await world.made("POST", `${path}/attach`, { body: { botId } });
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
          `An answer is ${answer.status} ${codeOf(answer)}.`,
        );
      await world.settle();
      const row = await world.lineRow(line.id);
      const given = (await world.carrier.entries()).some(
        ({ event, sid }) => event === "release" && sid === row.carrier_number_id,
      );
      world.expect(given === (row.status === "released"), `The line is ${row.status}, given back: ${given}.`);
      world.expect(row.bot_id === null || row.status === "active", `An attached line is ${row.status}.`);
    }
  },
};
