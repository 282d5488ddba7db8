import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { apiKeys, auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeMember,
  makeUser,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { systemContext } from "@/lib/context";
import type { CreateKeyInput } from "@/lib/schemas/api-key";
import { createKey } from "./create-key";
import { hashKey, isKeyShaped } from "./key-format";

const command = systemContext("Command line", () => TEST_NOW);
const wanted = (orgId: string | null, more: Partial<CreateKeyInput> = {}): CreateKeyInput => ({
  name: "Front desk software",
  orgId,
  scopes: ["numbers:read", "bots:read"],
  ...more,
});

describe("Creating an API key", () => {
  useTestDatabase();

  it("returns the key once, and stores only its SHA-256 and last four characters", async () => {
    const { account } = await makeAccount();
    const { id, key } = await createKey(command, wanted(account.id));
    expect(isKeyShaped(key)).toBe(true);
    const [row] = await database().select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(row).toMatchObject({
      orgId: account.id,
      tokenHash: hashKey(key),
      lastFour: key.slice(-4),
      scopes: ["bots:read", "numbers:read"],
      ownerUserId: null,
    });
    expect(JSON.stringify(row)).not.toContain(key);
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(entries).toMatchObject([{ action: "api_key.create", orgId: account.id }]);
    expect(JSON.stringify(entries)).not.toContain(key);
  });

  it("makes the person who created it its owner", async () => {
    const { account } = await makeAccount();
    const user = await makeMember(account);
    const context = contextOf(account, "admin", { actor: { type: "user", id: user.id, name: user.name } });
    const { id } = await createKey(context, wanted(account.id));
    const [row] = await database().select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(row?.ownerUserId).toBe(user.id);
  });

  it("creates two different keys when two people do it at once", async () => {
    const { account } = await makeAccount();
    const made = await Promise.all([
      createKey(command, wanted(account.id)),
      createKey(command, wanted(account.id)),
    ]);
    expect(new Set(made.map(({ key }) => key)).size).toBe(2);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
  });

  it("is forbidden for viewers and managers", async () => {
    const { account } = await makeAccount();
    for (const role of ["viewer", "manager"] as const)
      await expect(createKey(contextOf(account, role), wanted(account.id))).rejects.toMatchObject({
        code: "forbidden",
      });
  });

  it("does not find a foreign organization", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount("Lakeside")];
    const refusal = { code: "not_found" };
    await expect(createKey(contextOf(mine.account), wanted(theirs.account.id))).rejects.toMatchObject(
      refusal,
    );
    await expect(createKey(contextOfLocation(mine.location), wanted(mine.account.id))).rejects.toMatchObject(
      refusal,
    );
    const nowhere = "0199a000-0000-7000-8000-000000000000";
    await expect(createKey(command, wanted(nowhere))).rejects.toMatchObject(refusal);
  });

  it("for the platform is reserved for support", async () => {
    const { account } = await makeAccount();
    await expect(createKey(contextOf(account), wanted(null))).rejects.toMatchObject({ code: "forbidden" });
    const support = await makeUser({ isSupport: true });
    const context = {
      ...supportContext(),
      actor: { type: "support", id: support.id, name: "S. Support" } as const,
    };
    const { id } = await createKey(context, wanted(null));
    const [row] = await database().select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(row).toMatchObject({ orgId: null, ownerUserId: support.id });
  });

  it("is refused when the expiry has passed", async () => {
    const { account } = await makeAccount();
    const attempt = createKey(command, wanted(account.id, { expiresAt: TEST_NOW.toISOString() }));
    await expect(attempt).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "expiresAt" }],
    });
  });
});
