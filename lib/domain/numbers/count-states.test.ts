import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { COUNTED_STATES, countStates } from "./count-states";
import { listNumbers } from "./list-numbers";

useTestDatabase();

describe("countStates", () => {
  it("counts what the list of each state has, within the reader’s reach and scope", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    await makeNumber(location, { botId: bot.id, languageMismatch: true });
    await makeNumber(location);
    await makeNumber(account);
    await makeNumber(location, { status: "lost" });
    await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(2) });
    await makeNumber(location, { status: "releasing" });
    await makeNumber(location, { status: "released" });
    await makeNumber(await makeOrganization());
    const [viewer, support] = [contextOfLocation(location, "viewer"), supportContext()];
    for (const [context, scope] of [
      [contextOf(account), {}],
      [contextOf(account), { orgId: account.id }],
      [viewer, {}],
      [support, {}],
      [support, { accountId: account.id }],
      [viewer, { accountId: (await makeOrganization()).id }],
    ] as const) {
      const counts = await countStates(context, scope);
      for (const state of COUNTED_STATES) {
        const input = listNumbersInput.parse({ ...scope, state });
        expect(counts[state], state).toBe((await listNumbers(context, input)).phoneNumbers.length);
      }
    }
  });

  it("stops counting after fifty", async () => {
    const { account, location } = await makeAccount();
    for (let count = 0; count < 52; count++) await makeNumber(location);
    expect(await countStates(contextOf(account))).toMatchObject({ not_answering: 51 });
  });
});
