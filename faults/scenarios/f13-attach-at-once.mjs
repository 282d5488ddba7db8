import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F13",
  title: "Several admins attach one line to different bots at once",
  campaignOnly: [
    "lib/domain/numbers/verbs.test.ts: of %i who attach different bots, one wins and the others are refused",
    "lib/domain/numbers/attach-history.test.ts: has answers that some sequential order of the operations explains",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const count = world.random.pick([2, 5, 20]);
    const line = await world.line(orgId);
    const bots = await Promise.all(Array.from({ length: count }, () => world.bot(orgId)));
    const answers = await Promise.all(
      bots.map((botId) => world.api("POST", `/v1/phone-numbers/${line.id}/attach`, { body: { botId } })),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter((answer) => codeOf(answer) === "number_already_attached");
    world.expect(won.length === 1, `${won.length} of ${count} requests succeeded.`);
    world.expect(
      lost.length === count - 1,
      `${lost.length} of ${count} requests got number_already_attached.`,
    );
    const { bot_id: botId } = await world.lineRow(line.id);
    world.expect(
      botId === won[0]?.body.data.botId,
      "The line has another bot than the successful request attached.",
    );
    const { rows } = await world.stack.database.query(
      "select 1 from audit_entries where subject_id = $1 and action = 'number.attach'",
      [line.id],
    );
    world.expect(rows.length === 1, `The history has ${rows.length} attachments.`);
  },
};
