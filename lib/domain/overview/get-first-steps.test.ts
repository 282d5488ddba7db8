import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { getFirstSteps } from "./get-first-steps";
import { getOverview } from "./get-overview";

useTestDatabase();

const stepsOf = async (context: Context) => getFirstSteps(context, await getOverview(context));

describe("getFirstSteps", () => {
  it("counts a complete organization, then a bot of it, and continues with that organization", async () => {
    const account = await makeOrganization({ zip: null });
    const context = contextOf(account);
    const none = { organization: false, bot: false, number: false };
    expect(await stepsOf(context)).toMatchObject({ done: none, orgId: undefined });
    const complete = await makeOrganization({ parentAccountOrgId: account.id });
    expect(await stepsOf(context)).toMatchObject({
      done: { ...none, organization: true },
      orgId: complete.id,
    });
    await makeBot(complete);
    await makeOrganization({ parentAccountOrgId: account.id });
    expect(await stepsOf(context)).toMatchObject({
      done: { organization: true, bot: true, number: false },
      orgId: complete.id,
    });
  });

  it("does not count an account's bot for the location that was added after it", async () => {
    const account = await makeOrganization({ zip: null });
    const context = contextOf(account);
    await makeBot(account);
    expect(await stepsOf(context)).toMatchObject({
      done: { organization: false, bot: true },
      orgId: account.id,
    });
    const location = await makeOrganization({ parentAccountOrgId: account.id });
    expect(await stepsOf(context)).toMatchObject({
      done: { organization: true, bot: false },
      orgId: location.id,
    });
  });

  it("returns the steps that the role allows", async () => {
    const { account } = await makeAccount();
    const mayOf = async (role: "viewer" | "manager" | "admin") =>
      (await stepsOf(contextOf(account, role)))?.may;
    expect(await mayOf("viewer")).toEqual({ organization: false, bot: false, number: false });
    expect(await mayOf("manager")).toEqual({ organization: false, bot: true, number: false });
    expect(await mayOf("admin")).toEqual({ organization: true, bot: true, number: true });
  });

  it("ends with the first line, and ignores other accounts", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await makeBot(foreign.location);
    await makeNumber(foreign.location);
    expect(await stepsOf(contextOf(mine.account))).toMatchObject({ done: { bot: false } });
    await makeNumber(mine.location);
    expect(await stepsOf(contextOf(mine.account))).toBeNull();
  });
});
