import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { registerPartialCarrier } from "@/db/testing/partial-carrier";
import type { Context } from "@/lib/context";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { getBot } from "@/lib/domain/bots/get-bot";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { checkNumber } from "@/lib/domain/numbers/check-number";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { getOrder } from "@/lib/domain/orders/get-order";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { resetCarriers } from "@/lib/telephony/registry";
import { listAuditEntriesContract } from "../v1/audit-entries";
import { getBotContract } from "../v1/bots";
import {
  checkPhoneNumberContract,
  getPhoneNumberContract,
  getPhoneNumberHistoryContract,
  getPhoneNumberOrderContract,
  listPhoneNumberOrdersContract,
  listPhoneNumbersContract,
} from "../v1/phone-numbers";
import type { Contract } from "./contract";
import { createRoute } from "./create-route";
import { read as operation, type Verb } from "./operation";

useTestDatabase();
useTestEnvironment();

// A carrier with nothing but a name: a read that asks it for anything would fail.
beforeAll(() => registerPartialCarrier("silent"));
afterAll(() => resetCarriers());

/** Calls an operation as a caller; returns status and body. */
async function read<Input extends z.ZodObject, Answer extends z.ZodType>(
  caller: Context,
  contract: Contract<Input, Answer>,
  verb: Verb<Input, Answer>,
  query: Record<string, string> = {},
  params: Record<string, string> = {},
) {
  const route = createRoute([operation(contract, verb)], {
    resolveCaller: async () => ({
      context: caller,
      key: null,
      homeOrgId: null,
      counted: `user:${caller.actor.id}`,
    }),
    report: (error) => {
      if (error.status >= 500) throw error.cause ?? error;
    },
  });
  const url = `http://localhost${contract.path}?${new URLSearchParams(query)}`;
  const response = await route.GET(new Request(url), { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

describe("the console's reads over the API", () => {
  it("answer lines, orders, bots and history as their contracts say, even to a viewer", async () => {
    const { account, location } = await makeAccount();
    const [bot, line] = [await makeBot(location), await makeNumber(location)];
    await attachNumber(contextOf(account), { id: line.id, botId: bot.id });
    const viewer = contextOf(account, "viewer");
    const one = { id: line.id };
    const lists = await read(viewer, listPhoneNumbersContract, listNumbers, {
      state: "answering",
      sort: "name",
    });
    expect(lists.body.data.phoneNumbers).toMatchObject([{ id: line.id, botId: bot.id, state: "answering" }]);
    expect(lists.body.data.pagination).toEqual({ limit: 100, nextCursor: null });
    const answers = [
      await read(viewer, getPhoneNumberContract, getNumber, {}, one),
      await read(viewer, checkPhoneNumberContract, checkNumber, {}, one),
      await read(viewer, getPhoneNumberHistoryContract, getNumberHistory, { limit: "5" }, one),
      await read(viewer, listPhoneNumberOrdersContract, listOrders, { open: "true", orgId: location.id }),
      await read(viewer, getBotContract, getBot, {}, { id: bot.id }),
      await read(viewer, listAuditEntriesContract, listAuditEntries, { subjectId: line.id }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it("answer another account's line, checks, history, order and bot as ones that do not exist", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const [bot, line] = [await makeBot(foreign.location), await makeNumber(foreign.location)];
    await attachNumber(contextOf(foreign.account), { id: line.id, botId: bot.id });
    const caller = contextOf(mine.account);
    const one = { id: line.id };
    const answers = [
      await read(caller, getPhoneNumberContract, getNumber, {}, one),
      await read(caller, checkPhoneNumberContract, checkNumber, {}, one),
      await read(caller, getPhoneNumberHistoryContract, getNumberHistory, {}, one),
      await read(caller, getPhoneNumberOrderContract, getOrder, {}, one),
      await read(caller, getBotContract, getBot, {}, { id: bot.id }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toEqual({
        ...answers[0]?.body,
        error: { ...answers[0]?.body.error, requestId: body.error.requestId },
      });
    }
    const lists = [
      await read(caller, listPhoneNumbersContract, listNumbers, { orgId: foreign.location.id }),
      await read(caller, listAuditEntriesContract, listAuditEntries, { orgId: foreign.location.id }),
    ];
    for (const { status, body } of lists)
      expect(
        status === 404 || Object.values(body.data).some((rows) => Array.isArray(rows) && rows.length === 0),
      ).toBe(true);
  });
});
