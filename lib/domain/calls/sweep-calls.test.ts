import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { conversations } from "@/db/schema";
import { makeConversation } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { sweepCalls } from "./sweep-calls";

useTestEnvironment();
useTestDatabase();

const MINUTE_MS = 60_000;
const OPEN = { status: "in_progress", outcome: null, endedAt: null } as const;
const after = (minutes: number) => () => new Date(TEST_NOW.getTime() + minutes * MINUTE_MS);

it("ends calls whose end nobody saw once they are longer than a call can be, and no other", async () => {
  const { location } = await makeAccount();
  const line = await makeNumber(location);
  const { id } = await makeConversation(line, OPEN);
  const over = await makeConversation(line);
  const rowOf = async (of: string) =>
    (await database().select().from(conversations).where(eq(conversations.id, of)))[0];
  const before = await rowOf(over.id);
  expect(await sweepCalls(after(30))).toBe(0);
  expect(await rowOf(id)).toMatchObject(OPEN);
  expect(await Promise.all([sweepCalls(after(32)), sweepCalls(after(32))])).toContain(1);
  expect(await rowOf(id)).toMatchObject({ status: "ended", outcome: "answered", endedAt: after(32)() });
  expect(await sweepCalls(after(33))).toBe(0);
  expect(await rowOf(over.id)).toEqual(before);
});
