import { expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, makeBot, makeOrganization } from "@/db/testing/factory";
import { hasLocations } from "@/lib/domain/accounts/has-locations";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { botsToCopy } from "./bots-to-copy";

useTestDatabase();

it("offers a location the bots of its account, which cannot answer its lines, and nothing else", async () => {
  const { account, location } = await makeAccount();
  const bot = await makeBot(account);
  await makeBot(location);
  await makeBot((await makeAccount()).account);
  const context = contextOf(account, "manager");
  const organization = await getOrganization(context, { id: location.id });
  expect((await botsToCopy(context, organization)).map(({ id }) => id)).toEqual([bot.id]);
  expect(await botsToCopy(context, await getOrganization(context, { id: account.id }))).toEqual([]);
  expect(await botsToCopy(context, null)).toEqual([]);
});

it("offers nothing of an account to somebody with a role on the location only", async () => {
  const { account, location } = await makeAccount();
  await makeBot(account);
  const context = contextOfLocation(location, "manager");
  expect(await botsToCopy(context, await getOrganization(context, { id: location.id }))).toEqual([]);
});

it("tells an account with locations from a practice that stands alone", async () => {
  const alone = await makeOrganization();
  expect(await hasLocations(contextOf(alone), alone.id)).toBe(false);
  const { account } = await makeAccount();
  expect(await hasLocations(contextOf(account), account.id)).toBe(true);
  expect(await hasLocations(contextOf(alone), account.id)).toBe(false);
});
