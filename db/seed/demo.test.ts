import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import {
  bots,
  installationFacts,
  organizations,
  phoneNumberOrders,
  phoneNumbers,
  users,
  workflows,
} from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { TEST_NOW } from "@/db/testing/factory";
import { isPassword } from "@/lib/auth/password";
import { systemContext } from "@/lib/context";
import { seedDemo } from "./demo";
import type { DemoSignIn } from "./demo-people";

const context = systemContext("Command line", () => TEST_NOW);

describe("Demo data", () => {
  const db = useTestDatabase();
  const carrier = useTestCarrier(db);
  let stored: DemoSignIn[] = [];
  const seed = () => seedDemo(context, stored, (signIns) => (stored = signIns));
  const counts = async () => ({
    organizations: (await database().select().from(organizations)).length,
    bots: (await database().select().from(bots)).length,
    workflows: (await database().select().from(workflows)).length,
    lines: (await database().select().from(phoneNumbers)).length,
    orders: (await database().select().from(phoneNumberOrders)).length,
    users: (await database().select().from(users)).length,
    purchases: await carrier.purchases(),
  });
  const FULL = { organizations: 5, bots: 5, workflows: 1, lines: 6, orders: 7, users: 5, purchases: 6 };

  beforeAll(async () => {
    // Of two simultaneous calls, one does the work.
    expect((await Promise.all([seed(), seed()])).sort()).toEqual([false, true]);
  }, 60_000);

  it("shows a group with three locations, a second account, and lines in every state", async () => {
    expect(await counts()).toEqual(FULL);
    const made = await database().select().from(phoneNumberOrders);
    const failed = made.filter(({ state }) => state === "failed");
    expect(failed.map(({ failure }) => failure?.code)).toEqual(["no_numbers_available"]);
    const lines = await database().select().from(phoneNumbers);
    expect(lines.filter((line) => line.botId === null)).toHaveLength(1);
    expect(lines.filter((line) => line.languageMismatch)).toHaveLength(1);
    const zones = await database().selectDistinct({ zone: organizations.timezone }).from(organizations);
    expect(zones).toHaveLength(3);
  });

  it("lets each of the five people sign in with the stored password", async () => {
    expect(stored).toHaveLength(5);
    for (const { email, password } of stored) {
      const [user] = await database().select().from(users).where(eq(users.email, email));
      expect(await isPassword(user?.passwordHash ?? null, password)).toBe(true);
    }
  });

  it("is added once", async () => {
    expect(await seed()).toBe(false);
    expect(await counts()).toEqual(FULL);
  });

  it("is completed with the same passwords after an interruption", async () => {
    const before = stored;
    await database().update(installationFacts).set({ value: "under way" });
    await database().delete(users).where(eq(users.email, "support@linekeeper.example"));
    expect(await seed()).toBe(true);
    expect(await counts()).toEqual(FULL);
    expect(stored).toEqual(before);
  }, 60_000);
});
