import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";
import { useTestEnvironment } from "@/db/testing/environment";
import { GET as live } from "./live/route";
import { GET as ready } from "./ready/route";
import { GET as whole } from "./route";

useTestEnvironment();
// Nothing listens there.
beforeAll(() => void openDatabase("postgres://127.0.0.1:1/nowhere"));
afterAll(closeDatabase);

describe("health without a database", () => {
  it("is alive all the same", async () => {
    const answer = live();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "alive" });
  });

  it.each([
    ["ready", ready, { status: "not_ready", database: "down" }],
    ["whole", whole, { status: "unhealthy", database: "down" }],
  ])("is not well (%s), says when to ask again, and is kept by nobody", async (_, get, body) => {
    const answer = await get();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject(body);
  });
});
