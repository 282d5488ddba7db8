import { codeOf } from "../client.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F15b",
  title: "A quarantine begins or ends during attach, restore or release",
  campaignOnly: [
    "lib/domain/numbers/quarantine-number.test.ts: leaves the line quarantined and detached after an attach at the same time, whichever comes first",
    "lib/domain/numbers/restore-number.test.ts: loses to a restore at the same moment or wins, and never releases a restored line",
    "lib/domain/numbers/restore-number.test.ts: can be cut short by a release",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const botId = await world.bot(orgId);
    const { database } = world.stack;
    const releasesOf = async (/** @type {string | null} */ sid) =>
      (await world.carrier.entries()).filter((entry) => entry.event === "release" && entry.sid === sid)
        .length;
    for (const rival of ["attach", "restore", "release"]) {
      const line = await world.line(orgId);
      const path = `/v1/phone-numbers/${line.id}`;
      const quarantine = () => world.api("DELETE", `${path}?quarantineDays=7`);
      const requests = [quarantine, () => world.api("POST", `${path}/attach`, { body: { botId } })];
      if (rival !== "attach") {
        world.expectStatus(await quarantine(), [200], "The quarantine");
        // The quarantine is due now, so the worker competes with the request.
        await database.query(
          "update phone_numbers set quarantined_until = now() - interval '1 day' where id = $1",
          [line.id],
        );
        requests.splice(0, 2, () =>
          rival === "restore" ? world.api("POST", `${path}/restore`) : world.api("DELETE", path),
        );
      }
      const answers = await Promise.all(requests.map((request) => request()));
      for (const answer of answers)
        world.expect(
          [200, 202].includes(answer.status) || ["number_not_active", "not_found"].includes(codeOf(answer)),
          `A response is ${answer.status} ${codeOf(answer)}.`,
        );
      if (rival === "restore" && answers[0]?.status !== 200)
        await world.until(
          async () => (await world.lineRow(line.id)).status === "released",
          "the quarantine has ended",
        );
      await world.settle();
      const row = await world.lineRow(line.id);
      const releases = await releasesOf(row.carrier_number_id);
      world.expect(
        releases === (row.status === "released" ? 1 : 0),
        `The line is ${row.status} and was released ${releases} times at the carrier.`,
      );
      world.expect(row.bot_id === null || row.status === "active", `A line with a bot is ${row.status}.`);
      const allowed = {
        attach: ["active", "quarantined"],
        restore: ["active", "released"],
        release: ["released"],
      }[rival];
      world.expect(allowed?.includes(row.status) === true, `After ${rival} the line is ${row.status}.`);
    }
  },
};
