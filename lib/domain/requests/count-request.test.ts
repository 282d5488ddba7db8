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

/** What the database has counted for an account, by all processes. */
async function countedFor(account: string): Promise<number> {
  const { rows } = await database().execute<{ points: number }>(
    sql`select points from request_counts where key like ${`%${account}`}`,
  );
  return rows[0]?.points ?? 0;
}

const atOnce = (account: string, requests: number) =>
  Promise.all(Array.from({ length: requests }, () => countRequest(account, TEST_NOW)));

describe("a limit that is counted in leases", () => {
  it("takes no more of the minute than was asked for, also from many requests at once", async () => {
    const allowances = await atOnce("account:burst", 301);
    expect(allowances.every((allowance) => allowance?.allowed)).toBe(true);
    expect(await countedFor("account:burst")).toBe(302);
  });

  it("allows as many as it says and refuses the others, with when the minute ends", async () => {
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

  it("is one for each account", async () => {
    await atOnce("account:busy", LIMIT + 1);
    expect(await countRequest("account:quiet", TEST_NOW)).toMatchObject({
      allowed: true,
      remaining: LIMIT - 1,
    });
  });
});
