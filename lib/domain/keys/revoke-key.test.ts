import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, supportContext, TEST_NOW } from "@/db/testing/factory";
import { systemContext } from "@/lib/context";
import { createKey } from "./create-key";
import { readKey } from "./read-key";
import { revokeKey } from "./revoke-key";

const now = () => TEST_NOW;
const makeKeyOf = (orgId: string | null) =>
  createKey(systemContext("Command line", now), { name: "Front desk", orgId, scopes: ["numbers:read"] });
const entriesOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);
const revokedAt = async (id: string) =>
  (await database().select().from(apiKeys).where(eq(apiKeys.id, id)))[0]?.revokedAt;

describe("Revoking an API key", () => {
  useTestDatabase();

  it("refuses the key from its next request on, and is recorded", async () => {
    const { account } = await makeAccount();
    const { id, key } = await makeKeyOf(account.id);
    expect(await readKey(key, now)).toMatchObject({ key: { id } });
    expect(await revokeKey(contextOf(account), { id })).toEqual({ id, name: "Front desk" });
    expect(await readKey(key, now)).toBeNull();
    expect(await entriesOf(id)).toMatchObject([
      { action: "api_key.create" },
      { action: "api_key.revoke", orgId: account.id, subjectLabel: "Front desk", after: null },
    ]);
  });

  it("changes nothing the second time", async () => {
    const { account } = await makeAccount();
    const { id } = await makeKeyOf(account.id);
    await revokeKey(contextOf(account), { id });
    const later = new Date(TEST_NOW.getTime() + 60_000);
    const again = await revokeKey(contextOf(account, "admin", { now: () => later }), { id });
    expect(again).toEqual({ id, name: "Front desk" });
    expect(await revokedAt(id)).toEqual(TEST_NOW);
    expect(await entriesOf(id)).toHaveLength(2);
  });

  it("is recorded once when two people do it at once", async () => {
    const { account } = await makeAccount();
    const { id } = await makeKeyOf(account.id);
    const both = [revokeKey(contextOf(account), { id }), revokeKey(supportContext(), { id })];
    expect(await Promise.all(both)).toHaveLength(2);
    expect(await entriesOf(id)).toHaveLength(2);
  });

  it("is forbidden for viewers and managers, even if they are admins elsewhere", async () => {
    const { account, location } = await makeAccount();
    const { id } = await makeKeyOf(account.id);
    for (const role of ["viewer", "manager"] as const)
      await expect(revokeKey(contextOf(account, role), { id })).rejects.toMatchObject({ code: "forbidden" });
    const { accountId } = account;
    const mixed = contextOf(account, "viewer", {
      reach: {
        everything: false,
        accounts: [{ accountId, role: "viewer" }],
        organizations: [{ orgId: location.id, accountId, role: "admin" }],
      },
    });
    await expect(revokeKey(mixed, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await revokedAt(id)).toBeNull();
  });

  it("does not find a foreign key, the account's key from a location, or a key that does not exist", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount("Lakeside")];
    const refusal = { code: "not_found" };
    const { id: foreign } = await makeKeyOf(theirs.account.id);
    const { id: above } = await makeKeyOf(mine.account.id);
    await expect(revokeKey(contextOf(mine.account), { id: foreign })).rejects.toMatchObject(refusal);
    await expect(revokeKey(contextOfLocation(mine.location), { id: above })).rejects.toMatchObject(refusal);
    const nowhere = "0199a000-0000-7000-8000-000000000000";
    await expect(revokeKey(contextOf(mine.account), { id: nowhere })).rejects.toMatchObject(refusal);
    expect([await revokedAt(foreign), await revokedAt(above)]).toEqual([null, null]);
  });

  it("of the platform is reserved for support", async () => {
    const { account } = await makeAccount();
    const { id, key } = await makeKeyOf(null);
    await expect(revokeKey(contextOf(account), { id })).rejects.toMatchObject({ code: "not_found" });
    await revokeKey(supportContext(), { id });
    expect(await readKey(key, now)).toBeNull();
    expect((await entriesOf(id)).at(-1)).toMatchObject({ action: "api_key.revoke", orgId: null });
  });
});
