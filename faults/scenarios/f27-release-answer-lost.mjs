import { answerLate, failAfter, resetAfter, resetBefore } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F27",
  title: "The carrier's response to a release is lost",
  campaignOnly: [
    "lib/domain/numbers/release-number.test.ts: happens once at the carrier even if its answer is lost",
    "lib/domain/numbers/release-number.test.ts: leaves the line releasing while the carrier is down, and the worker finishes",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    for (const act of [resetAfter, failAfter, answerLate(1_500), resetBefore]) {
      const line = await world.line(orgId);
      const path = `/v1/phone-numbers/${line.id}`;
      world.fail(world.members, { operation: "release", times: 1, act });
      world.expectStatus(await world.api("DELETE", path), [200, 202], "The release");
      await world.until(
        async () => (await world.lineRow(line.id)).status === "released",
        "the line was released",
      );
      world.fail(world.members);
      world.expectStatus(await world.api("GET", path), [404], "The line afterwards");
      world.expectStatus(await world.api("DELETE", path), [404], "A second release");
      const { carrier_number_id: sid } = await world.lineRow(line.id);
      const releases = (await world.carrier.entries()).filter(
        (entry) => entry.event === "release" && entry.sid === sid,
      );
      world.expect(releases.length === 1, `The number was released ${releases.length} times.`);
      const { rows } = await world.stack.database.query(
        "select 1 from audit_entries where subject_id = $1 and action = 'number.released'",
        [line.id],
      );
      world.expect(rows.length === 1, `The history has ${rows.length} releases.`);
    }
  },
};
