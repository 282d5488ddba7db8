import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeMember,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { type Context, systemContext } from "@/lib/context";
import { type CreateKeyInput, listKeysInput } from "@/lib/schemas/api-key";
import { createKey } from "./create-key";
import { listKeys } from "./list-keys";
import { readKey } from "./read-key";
import { revokeKey } from "./revoke-key";

const inDays = (days: number) => new Date(TEST_NOW.getTime() + days * 24 * 60 * 60_000);
const at = (days: number) => systemContext("Command line", () => inDays(days));
const wanted = (orgId: string | null, name = "Front desk"): CreateKeyInput => ({
  name,
  orgId,
  scopes: ["numbers:read", "bots:write"],
});
const list = (context: Context, page: object = {}) => listKeys(context, listKeysInput.parse(page));
const namesOf = async (context: Context, page: object = {}) =>
  (await list(context, page)).keys.map(({ name }) => name);

describe("The list of API keys", () => {
  useTestDatabase();

  it("narrows to an account with its locations, or to one organization, without platform keys", async () => {
    const { account, location } = await makeAccount();
    const support = supportContext();
    await createKey(at(0), wanted(account.id, "Of the account"));
    await createKey(at(1), wanted(location.id, "Of the location"));
    await createKey(at(2), wanted(null, "Of the platform"));
    expect(await namesOf(support, { accountId: account.id })).toEqual(["Of the location", "Of the account"]);
    expect(await namesOf(support, { orgId: location.id })).toEqual(["Of the location"]);
    expect(await namesOf(contextOf((await makeAccount()).account), { accountId: account.id })).toEqual([]);
  });

  it("shows whose a key is, its scopes and when it was used, but not the key", async () => {
    const { account } = await makeAccount();
    const user = await makeMember(account, "admin", { name: "Ada Admin" });
    const admin = contextOf(account, "admin", { actor: { type: "user", id: user.id, name: user.name } });
    const expiresAt = inDays(30).toISOString();
    const { id, key } = await createKey(admin, { ...wanted(account.id), expiresAt });
    await readKey(key, () => inDays(1));
    const { keys, pagination } = await list(admin);
    expect(keys).toEqual([
      {
        id,
        name: "Front desk",
        lastFour: key.slice(-4),
        organization: { id: account.id, name: account.name },
        scopes: ["bots:write", "numbers:read"],
        ownerName: "Ada Admin",
        ownerEmail: user.email,
        status: "active",
        createdAt: TEST_NOW.toISOString(),
        lastUsedAt: inDays(1).toISOString(),
        expiresAt,
        revokedAt: null,
      },
    ]);
    expect(pagination.nextCursor).toBeNull();
    expect(JSON.stringify(keys)).not.toContain(key);
  });

  it("starts with the newest and pages through the rest", async () => {
    const { account } = await makeAccount();
    for (const [days, name] of ["first", "second", "third"].entries())
      await createKey(at(days), wanted(account.id, name));
    const page = await list(contextOf(account), { limit: 2 });
    expect(page.keys.map(({ name }) => name)).toEqual(["third", "second"]);
    const rest = await list(contextOf(account), { limit: 2, cursor: page.pagination.nextCursor });
    expect(rest.keys.map(({ name }) => name)).toEqual(["first"]);
    expect(rest.pagination.nextCursor).toBeNull();
  });

  it("marks expired and revoked keys, and drops them after 30 days", async () => {
    const { account } = await makeAccount();
    await createKey(at(0), { ...wanted(account.id, "short"), expiresAt: inDays(1).toISOString() });
    const { id } = await createKey(at(0), wanted(account.id, "leaked"));
    await revokeKey(at(2), { id });
    const listed = async (days: number) =>
      (await list(contextOf(account, "admin", { now: () => inDays(days) }))).keys.map(
        ({ name, status }) => `${name} ${status}`,
      );
    expect((await listed(30)).sort()).toEqual(["leaked revoked", "short expired"]);
    expect(await listed(31)).toEqual(["leaked revoked"]);
    expect(await listed(32)).toEqual([]);
  });

  it("covers what the caller manages: an account with its locations, one location, or everything", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount("Lakeside")];
    await createKey(at(0), wanted(mine.account.id, "account"));
    await createKey(at(1), wanted(mine.location.id, "location"));
    await createKey(at(2), wanted(theirs.account.id, "theirs"));
    await createKey(at(3), wanted(null, "platform"));
    expect(await namesOf(contextOf(mine.account))).toEqual(["location", "account"]);
    expect(await namesOf(contextOfLocation(mine.location))).toEqual(["location"]);
    const all = await list(supportContext(), { limit: 100 });
    const everyName = ["platform", "theirs", "location", "account"];
    expect(all.keys.map(({ name }) => name)).toEqual(expect.arrayContaining(everyName));
    expect(all.keys[0]?.organization).toBeNull();
  });

  it("is forbidden for viewers and managers, and leaves out places where an admin has a lesser role", async () => {
    const { account, location } = await makeAccount();
    for (const role of ["viewer", "manager"] as const)
      await expect(list(contextOf(account, role))).rejects.toMatchObject({ code: "forbidden" });
    await createKey(at(0), wanted(account.id, "account"));
    await createKey(at(1), wanted(location.id, "location"));
    const { accountId } = account;
    const mixed = contextOf(account, "viewer", {
      reach: {
        everything: false,
        accounts: [{ accountId, role: "viewer" }],
        organizations: [{ orgId: location.id, accountId, role: "admin" }],
      },
    });
    expect(await namesOf(mixed)).toEqual(["location"]);
  });

  it("omits the keys of an archived organization", async () => {
    const { account, location } = await makeAccount();
    await createKey(at(0), wanted(location.id));
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, location.id));
    expect(await namesOf(contextOf(account))).toEqual([]);
  });
});
