import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeNumber,
  makeOrganization,
  makeUser,
  supportContext,
} from "@/db/testing/factory";
import type { ActorType } from "@/lib/constants/audit";
import type { Context } from "@/lib/context";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { auditActorListSchema, listActorsInput } from "@/lib/schemas/audit-entry";
import { listActors } from "./list-actors";

useTestDatabase();

const list = async (context: Context, filters: Record<string, unknown> = {}) =>
  auditActorListSchema.parse(await listActors(context, listActorsInput.parse(filters))).actors;
const names = async (context: Context, filters: Record<string, unknown> = {}) =>
  (await list(context, filters)).map(({ name }) => name);

/** Lets an actor rename a line. */
async function rename(context: Context, id: string, type: ActorType, actor: { id?: string; name: string }) {
  const by = { ...context, actor: { type, id: actor.id ?? randomUUID(), name: actor.name } };
  await updateNumber(by, { id, name: randomUUID() });
}

/** An account with a line at its location and one at the account itself. */
async function places() {
  const { account, location } = await makeAccount();
  return {
    account,
    location,
    context: contextOf(account),
    near: await makeNumber(location),
    above: await makeNumber(account),
  };
}

describe("the people who made changes", () => {
  it("are everybody in reach, by name, with an address for people of the account only", async () => {
    const { account, context, near } = await places();
    const zoe = await makeUser({ email: `${randomUUID()}@clinic.example` });
    await rename(context, near.id, "user", { id: zoe.id, name: "Zoe" });
    await rename(context, near.id, "support", { id: (await makeUser()).id, name: "Sam" });
    await rename(context, near.id, "api_key", { name: "Website" });
    expect(await list(contextOf(account, "viewer"))).toMatchObject([
      { type: "support", name: "Sam", email: null },
      { type: "api_key", name: "Website", email: null },
      { id: zoe.id, type: "user", name: "Zoe", email: zoe.email },
    ]);
    expect(await names(context, { q: "clinic.EXAMPLE" })).toEqual(["Zoe"]);
    expect(await names(context, { q: "web" })).toEqual(["Website"]);
    expect(await names(context, { limit: 2 })).toEqual(["Sam", "Website"]);
  });

  it("have their latest name, once, however often they made changes", async () => {
    const { context, near } = await places();
    const id = randomUUID();
    for (const name of ["Old", "Old", "New"]) await rename(context, near.id, "user", { id, name });
    expect(await names(context)).toEqual(["New"]);
  });

  it("do not include those of other accounts and locations, except who moved a line here", async () => {
    const { location, context, near, above } = await places();
    const other = await places();
    await rename(context, near.id, "user", { name: "Near" });
    await rename(context, above.id, "user", { name: "Above" });
    await rename(other.context, other.near.id, "user", { name: "Other" });
    expect(await names(context)).toEqual(["Above", "Near"]);
    expect(await names(contextOfLocation(location))).toEqual(["Near"]);
    const mover = {
      ...supportContext(),
      actor: { type: "support", id: randomUUID(), name: "Mover" } as const,
    };
    await migrateNumber(mover, { id: other.near.id, targetOrgId: location.id });
    expect(await names(contextOfLocation(location))).toEqual(["Mover", "Near"]);
    expect(await names(context)).toEqual(["Above", "Mover", "Near"]);
    expect(await names(other.context)).toEqual(["Mover", "Other"]);
  });

  it("are narrowed by account, also for support, and nobody for a foreign account", async () => {
    const [one, two] = [await places(), await places()];
    await rename(one.context, one.near.id, "user", { name: "One" });
    await rename(two.context, two.near.id, "user", { name: "Two" });
    expect(await names(supportContext(), { accountId: one.account.id })).toEqual(["One"]);
    expect(await names(supportContext(), { limit: 100 })).toEqual(expect.arrayContaining(["One", "Two"]));
    expect(await names(one.context, { accountId: two.account.id })).toEqual([]);
    expect(await names(one.context, { accountId: one.account.id })).toEqual(["One"]);
    expect(await names(contextOf(await makeOrganization()))).toEqual([]);
  });
});
