import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F7",
  title: "The carrier has no numbers in the area code",
  campaignOnly: [
    "lib/api/v1/lines-refusals-api.test.ts: if the area code is empty, with overlays and then nearby codes suggested but none bought in",
    "lib/domain/orders/start-order.test.ts: are taken by lines and open orders, but not by released lines and failed orders",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    await world.bringNumbers(orgId, 9);
    const empty = world.random.pick(await world.carrier.emptyAreaCodes());
    const answers = [await world.purchase(orgId, { order: { areaCode: empty } })];
    world.fail(world.members, { operation: "search", times: 1, act: refuse(400, 21452) });
    answers.push(await world.purchase(orgId));
    world.fail(world.members);
    for (const answer of answers) {
      world.expect(
        answer.status === 409 && codeOf(answer) === "no_numbers_available",
        `The response for an empty area code is ${answer.status} ${codeOf(answer)}.`,
      );
      // The list may be empty: some states have only one area code.
      const { suggestions } = answer.body?.error ?? {};
      world.expect(Array.isArray(suggestions), "The response has no list of suggestions.");
    }
    world.expect(world.calls("buy").length === 0, "A number was bought anyway.");
    // The tenth slot must be free again.
    world.expectStatus(await world.purchase(orgId), [201], "The purchase afterwards");
  },
};
