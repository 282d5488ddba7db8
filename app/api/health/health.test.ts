import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";
import { useTestEnvironment } from "@/db/testing/environment";
import { GET as live } from "./live/route";
import { GET as ready } from "./ready/route";
import { GET as whole } from "./route";

useTestEnvironment();
// Nothing listens at this address.
beforeAll(() => void openDatabase("postgres://127.0.0.1:1/nowhere"));
afterAll(closeDatabase);

describe("health without a database", () => {
  it("reports the process as alive", async () => {
    const answer = live();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "alive" });
  });

  it.each([
    ["ready", ready, { status: "not_ready", database: "down" }],
    ["whole", whole, { status: "unhealthy", database: "down" }],
  ])("returns 503 (%s) with Retry-After, and is not cached", async (_, get, body) => {
    const answer = await get();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject(body);
  });
});
