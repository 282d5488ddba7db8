import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, memberships, organizations, users } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { TEST_NOW } from "@/db/testing/factory";
import { signIn } from "@/lib/auth/sign-in";
import { firstRunInput } from "@/lib/schemas/user";
import { createFirstAccount } from "./create-first-account";
import { isSetUp } from "./is-set-up";

useTestDatabase();
useTestEnvironment();

const now = () => TEST_NOW;
const input = (email: string, password = "correct horse battery") =>
  firstRunInput.parse({ accountName: "Bright Smile Group", name: "Ada", email, password });

// The order matters: an installation is set up only once.
describe("The first run", () => {
  it("stays open after a refused password", async () => {
    await expect(createFirstAccount(input("ada@example.com", "password123"), now, "r")).rejects.toMatchObject(
      {
        code: "validation_failed",
      },
    );
    expect(await isSetUp()).toBe(false);
  });

  it("creates one account with its admin, however many try at once", async () => {
    const settled = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => createFirstAccount(input(`ada${n}@example.com`), now, "r")),
    );
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of settled)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "setup_closed" });
    const [accounts, people] = [
      await database().select().from(organizations),
      await database().select().from(users),
    ];
    expect([accounts.length, people.length]).toEqual([1, 1]);
    expect(await database().select().from(memberships)).toMatchObject([
      { orgId: accounts[0]?.id, userId: people[0]?.id, role: "admin" },
    ]);
    const entries = await database().select().from(auditEntries);
    expect(entries.map(({ action }) => action).sort()).toEqual(["account.create", "user.create"]);
    await expect(
      signIn(
        { email: people[0]?.email ?? "", password: "correct horse battery" },
        { userAgent: null, ipAddress: null },
        TEST_NOW,
      ),
    ).resolves.toBeDefined();
  });

  it("is closed afterwards", async () => {
    expect(await isSetUp()).toBe(true);
    await expect(createFirstAccount(input("eve@example.com"), now, "r")).rejects.toMatchObject({
      code: "setup_closed",
    });
  });
});
