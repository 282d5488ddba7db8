import { describe, expect, it } from "vitest";
import {
  ACCOUNTS_ADDRESS,
  ACTIVITY_ADDRESS,
  BOTS_ADDRESS,
  NUMBERS_ADDRESS,
  ORGANIZATIONS_ADDRESS,
  readListAddress,
} from "./list-address";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
/** Takes the id for a location's. */
const asLocation = async (orgId: string | undefined) => (orgId ? { orgId } : {});
const numbers = (params: Record<string, string | string[]>) =>
  readListAddress(NUMBERS_ADDRESS, Promise.resolve(params), asLocation);
const activity = (params: Record<string, string>) =>
  readListAddress(ACTIVITY_ADDRESS, Promise.resolve(params), asLocation);

describe("readListAddress", () => {
  it("reads every filter, the order and the page, and parses them for the domain", async () => {
    const { filters, input, filtered } = await numbers({
      q: "  main ",
      state: "lost",
      orgId: ID.toUpperCase(),
      language: ["FRENCH", "ENGLISH"],
      sort: "-createdAt",
      cursor: "abc",
    });
    expect(filters).toEqual({
      limit: 50,
      q: "main",
      state: "lost",
      orgId: ID,
      language: "FRENCH",
      sort: "-createdAt",
      cursor: "abc",
    });
    expect(input).toEqual(filters);
    expect(filtered).toBe(true);
  });

  it("reads an account's id as the account with its locations", async () => {
    const { filters, input, scope, filtered } = await readListAddress(
      NUMBERS_ADDRESS,
      Promise.resolve({ orgId: ID }),
      async (accountId) => ({ accountId }),
    );
    expect(filters).toEqual({ limit: 50, sort: "name", accountId: ID });
    expect(input).toEqual(filters);
    expect(scope).toEqual({ accountId: ID });
    expect(filtered).toBe(false);
  });

  it("ignores what is invalid, too long or unknown, and never fails", async () => {
    expect(
      await numbers({
        state: "busy",
        orgId: "1",
        language: "GERMAN",
        sort: "price",
        q: "  ",
        limit: "7",
        cursor: "x".repeat(1001),
      }),
    ).toMatchObject({ filters: { limit: 50, sort: "name" }, filtered: false });
    expect((await numbers({ q: "x".repeat(300) })).filters.q).toBe("x".repeat(100));
  });

  it("does not count the scope, the order or the page as a filter", async () => {
    expect((await numbers({ orgId: ID, sort: "-createdAt", cursor: "abc" })).filtered).toBe(false);
    expect((await numbers({ state: "not_answering" })).filtered).toBe(true);
  });

  it("accepts the codes of US states only, in upper or lower case", async () => {
    const states = ["il", "ZZ"].map((state) =>
      readListAddress(ORGANIZATIONS_ADDRESS, Promise.resolve({ state }), asLocation),
    );
    expect((await Promise.all(states)).map(({ filters }) => filters.state)).toEqual(["IL", undefined]);
  });

  it("opens each list by name, except the activity, which has one order", async () => {
    const first = Promise.resolve({});
    const lists = [NUMBERS_ADDRESS, BOTS_ADDRESS, ORGANIZATIONS_ADDRESS, ACCOUNTS_ADDRESS] as const;
    for (const { schema, sort } of lists)
      expect([sort, schema.parse({ sort }).sort]).toEqual(["name", "name"]);
    expect((await readListAddress(ACTIVITY_ADDRESS, first, asLocation)).filters).toEqual({ limit: 50 });
  });
});

describe("the address of the activity", () => {
  it("has days of the given timezone, including the last one and the hour that a clock change adds", async () => {
    const days = Promise.resolve({ from: "2026-11-01", to: "2026-11-01" });
    expect(
      (await readListAddress(ACTIVITY_ADDRESS, days, asLocation, "America/Chicago")).filters,
    ).toMatchObject({
      from: "2026-11-01T05:00:00.000Z",
      to: "2026-11-02T06:00:00.000Z",
    });
    expect((await readListAddress(ACTIVITY_ADDRESS, days, asLocation)).filters).toMatchObject({
      from: "2026-11-01T00:00:00.000Z",
      to: "2026-11-02T00:00:00.000Z",
    });
  });

  it("narrows by line, person and field", async () => {
    const params = { subjectId: ID, actorId: ID, field: "voiceId" };
    expect(await activity(params)).toMatchObject({ filters: params, filtered: true });
  });

  it.each<Record<string, string>>([
    { action: `${"x".repeat(61)}.y` },
    { action: "update" },
    { from: "0000-01-01" },
    { from: "2026-13-01" },
    { to: "9999-12-31" },
    { subjectId: "7" },
    { field: "voice id" },
    { subjectType: "line" },
  ])("ignores what the list would refuse: %o", async (params) => {
    expect(await activity(params)).toMatchObject({ filters: { limit: 50 }, filtered: false });
    expect(Object.keys((await activity(params)).filters)).toEqual(["limit"]);
  });
});
