import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { TEST_NOW } from "@/db/testing/factory";
import { countRequest } from "./count-request";

const LIMIT = 2000;
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: String(LIMIT) });
useTestDatabase();

/** The requests counted for an account in the database, by all processes. */
async function countedFor(account: string): Promise<number> {
  const { rows } = await database().execute<{ points: number }>(
    sql`select points from request_counts where key like ${`%${account}`}`,
  );
  return rows[0]?.points ?? 0;
}

const atOnce = (account: string, requests: number) =>
  Promise.all(Array.from({ length: requests }, () => countRequest(account, TEST_NOW)));

describe("a rate limit counted in leases", () => {
  it("counts at most one lease too many in the database, even for many requests at once", async () => {
    const allowances = await atOnce("account:burst", 301);
    expect(allowances.every((allowance) => allowance?.allowed)).toBe(true);
    expect(await countedFor("account:burst")).toBe(302);
  });

  it("allows exactly the limit, and tells refused requests when the window ends", async () => {
    const allowances = await atOnce("account:flood", LIMIT + 100);
    const refused = allowances.filter((allowance) => !allowance?.allowed);
    expect(refused).toHaveLength(100);
    expect(refused[0]).toMatchObject({ limit: LIMIT, remaining: 0 });
    expect(refused[0]?.resetInMs).toBeGreaterThan(0);
    const left = allowances
      .filter((allowance) => allowance?.allowed)
      .map((allowance) => allowance?.remaining);
    expect(Math.min(...left.map(Number))).toBe(0);
    expect(Math.max(...left.map(Number))).toBe(LIMIT - 1);
  });

  it("is separate for each account", async () => {
    await atOnce("account:busy", LIMIT + 1);
    expect(await countRequest("account:quiet", TEST_NOW)).toMatchObject({
      allowed: true,
      remaining: LIMIT - 1,
    });
  });
});
