import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

const CANDIDATES = 3;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F8",
  title: "The chosen number is sold to somebody else in the meantime",
  campaignOnly: [
    "lib/domain/orders/faults.test.ts: makes the order try the next candidate if the number was just sold",
    "lib/domain/orders/faults.test.ts: fails the order after three candidates and frees its slot",
    "lib/domain/orders/faults.test.ts: never replaces a requested number with another",
  ],
  run: async (world) => {
    const orgId = await world.organization();
    const act = refuse(400, 21422);
    const sold = world.random.int(1, CANDIDATES - 1);
    world.fail(world.members, { operation: "buy", times: sold, act });
    world.expectStatus(await world.purchase(orgId), [201], `The purchase after ${sold} sold candidates`);
    world.fail(world.members, { operation: "buy", act });
    world.forgetCalls();
    const none = await world.purchase(orgId);
    world.expect(
      none.status === 409 && codeOf(none) === "number_not_available",
      `The response when every candidate is sold is ${none.status} ${codeOf(none)}.`,
    );
    const tries = world.calls("buy").length;
    world.expect(tries === CANDIDATES, `${tries} candidates were tried.`);
    // A number requested by its digits must never be replaced with another.
    const [phoneNumber] = await world.carrier.forSale(await world.carrier.areaCode(), 1);
    const exact = await world.purchase(orgId, { order: { phoneNumber } });
    world.expect(
      codeOf(exact) === "number_not_available",
      `The response for an exact number is ${exact.status}.`,
    );
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `One number could be bought, ${bought} were.`);
  },
};
