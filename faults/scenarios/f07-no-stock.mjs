import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F7",
  title: "The carrier has no number in the area code",
  run: async (world) => {
    const orgId = await world.organization();
    await world.brought(orgId, 9);
    const empty = world.random.pick(await world.carrier.emptyAreaCodes());
    const answers = [await world.purchase(orgId, { wish: { areaCode: empty } })];
    world.fail(world.members, { operation: "search", times: 1, act: refuse(400, 21452) });
    answers.push(await world.purchase(orgId));
    world.fail(world.members);
    for (const answer of answers) {
      world.expect(
        answer.status === 409 && codeOf(answer) === "no_numbers_available",
        `An empty area code is answered ${answer.status} ${codeOf(answer)}.`,
      );
      // A code that is alone in its state has no others beside it.
      const { suggestions } = answer.body?.error ?? {};
      world.expect(Array.isArray(suggestions), "The answer has no list of other codes.");
    }
    world.expect(world.calls("buy").length === 0, "Something was bought all the same.");
    // The tenth slot is free again.
    world.expectStatus(await world.purchase(orgId), [201], "A purchase afterwards");
  },
};
