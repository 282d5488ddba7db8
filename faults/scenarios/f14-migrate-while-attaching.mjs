import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F14",
  title: "A line is moved to another organization while it is attached",
  campaignOnly: [
    "lib/domain/numbers/verbs.test.ts: an attach and a move leave no line with a bot of another organization",
  ],
  run: async (world) => {
    const [from, to] = [await world.organization(), await world.organization()];
    const [bot, other] = [await world.bot(from), await world.bot(to)];
    const line = await world.line(from);
    const path = `/v1/phone-numbers/${line.id}`;
    for (let round = 0; round < 4; round++) {
      const [source, target] = round % 2 === 0 ? [from, to] : [to, from];
      const requests = [
        () => world.api("POST", `${path}/migrate`, { body: { targetOrgId: target } }),
        () => world.api("POST", `${path}/attach`, { body: { botId: source === from ? bot : other } }),
        () => world.api("POST", `${path}/attach`, { body: { botId: source === from ? other : bot } }),
      ];
      if (world.random.next() < 0.5) requests.reverse();
      const answers = await Promise.all(requests.map((request) => request()));
      const moved = answers.find(({ body }) => body?.data?.orgId === target && body.data.botId === null);
      world.expect(moved?.status === 200, "The line was not moved.");
      for (const answer of answers)
        world.expect(
          answer.status === 200 ||
            ["bot_in_other_organization", "number_already_attached"].includes(codeOf(answer)),
          `A response is ${answer.status} ${codeOf(answer)}.`,
        );
      const row = await world.lineRow(line.id);
      world.expect(row.org_id === target, "The line is not in the target organization.");
      const own = target === from ? bot : other;
      world.expect(row.bot_id === null || row.bot_id === own, "The line has another organization's bot.");
      await world.succeed("POST", `${path}/detach`);
    }
  },
};
