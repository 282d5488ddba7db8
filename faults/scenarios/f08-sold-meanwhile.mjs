import { codeOf } from "../client.mjs";
import { refuse } from "../proxies/carrier-faults.mjs";

const CANDIDATES = 3;

/** @type {import("../scenario.mjs").Scenario} */
export default {
  id: "F8",
  title: "The chosen number is sold to somebody else meanwhile",
  run: async (world) => {
    const orgId = await world.organization();
    const act = refuse(400, 21422);
    const sold = world.random.int(1, CANDIDATES - 1);
    world.fail(world.members, { operation: "buy", times: sold, act });
    world.expectStatus(await world.purchase(orgId), [201], `The purchase after ${sold} sold ones`);
    world.fail(world.members, { operation: "buy", act });
    world.forgetCalls();
    const none = await world.purchase(orgId);
    world.expect(
      none.status === 409 && codeOf(none) === "number_not_available",
      `Where every candidate is sold the answer is ${none.status} ${codeOf(none)}.`,
    );
    const tries = world.calls("buy").length;
    world.expect(tries === CANDIDATES, `${tries} candidates were tried.`);
    // A number that was asked for by name is never replaced by another.
    const [phoneNumber] = await world.carrier.forSale(await world.carrier.areaCode(), 1);
    const named = await world.purchase(orgId, { wish: { phoneNumber } });
    world.expect(codeOf(named) === "number_not_available", `A named number is answered ${named.status}.`);
    const bought = await world.purchases(orgId);
    world.expect(bought === 1, `One purchase was possible, ${bought} were made.`);
  },
};
