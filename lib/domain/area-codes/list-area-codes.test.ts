import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { registerPartialCarrier } from "@/db/testing/partial-carrier";
import { HOUR_MS } from "@/lib/constants/moments";
import { listAreaCodesInput } from "@/lib/schemas/area-code";
import type { NumberSearch } from "@/lib/telephony/port";
import { resetCarriers } from "@/lib/telephony/registry";
import { listAreaCodes } from "./list-area-codes";
import { noteStock } from "./stock";

useTestDatabase();
useTestEnvironment();

const asked: (string | undefined)[] = [];
beforeAll(() =>
  registerPartialCarrier("one each", {
    searchNumbers: async ({ areaCode }: NumberSearch) => {
      asked.push(areaCode);
      return { ok: true, value: [{ number: `+1${areaCode}5550100`, locality: null, region: null }] };
    },
  }),
);
afterAll(() => resetCarriers());

const input = (filters: object) => listAreaCodesInput.parse(filters);

describe("listAreaCodes", () => {
  it("suggests an organization's own codes first, with reasons and stock", async () => {
    const { account, location } = await makeAccount();
    const { areaCodes, explanation, timeZone } = await listAreaCodes(
      contextOf(account, "viewer"),
      input({ orgId: location.id }),
    );
    expect(areaCodes.slice(0, 3)).toMatchObject([
      { code: "312", reason: "Chicago, your address", inService: true, stock: { level: "few" } },
      { code: "773", reason: "Chicago, your address" },
      { code: "872", reason: "Overlay of 312 and 773" },
    ]);
    expect(areaCodes).toHaveLength(12);
    expect([explanation, timeZone]).toEqual([null, "America/Chicago"]);
  });

  it("shows an empty code of the address in its place, and says that it is empty", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    await noteStock({ name: "one each" }, "312", 0, new Date(TEST_NOW.getTime() - 1_000));
    const { areaCodes } = await listAreaCodes(context, input({ orgId: location.id }));
    expect(areaCodes[0]).toMatchObject({ code: "312", stock: { level: "none" } });
    const later = { ...context, now: () => new Date(TEST_NOW.getTime() + HOUR_MS) };
    expect((await listAreaCodes(later, input({ orgId: location.id }))).areaCodes[0]).toMatchObject({
      code: "312",
      stock: { level: "few" },
    });
  });

  it("does not suggest another code that the carrier has just said is empty, but shows it to whoever searches", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    await noteStock({ name: "one each" }, "708", 0, new Date(TEST_NOW.getTime() - 1_000));
    const suggested = await listAreaCodes(context, input({ orgId: location.id }));
    expect(suggested.areaCodes.map(({ code }) => code)).not.toContain("708");
    expect(suggested.areaCodes).toHaveLength(12);
    const found = await listAreaCodes(context, input({ q: "708", orgId: location.id }));
    expect(found.areaCodes[0]?.stock?.level).toBe("none");
    const later = { ...context, now: () => new Date(TEST_NOW.getTime() + HOUR_MS) };
    const again = (await listAreaCodes(later, input({ orgId: location.id }))).areaCodes;
    expect(again.map(({ code }) => code)).toContain("708");
  });

  it("proposes the timezone while an address is typed, without asking the carrier", async () => {
    const { account } = await makeAccount();
    const before = asked.length;
    const { areaCodes, timeZone } = await listAreaCodes(
      contextOf(account),
      input({ city: "El Paso", state: "TX" }),
    );
    expect(timeZone).toBe("America/Denver");
    expect(areaCodes[0]?.timeZones).toContain("America/Denver");
    expect(asked).toHaveLength(before);
  });

  it("finds codes by typed digits, with the reason if they are also suggested", async () => {
    const { account, location } = await makeAccount();
    const { areaCodes } = await listAreaCodes(contextOf(account), input({ q: "31", orgId: location.id }));
    expect(areaCodes.find(({ code }) => code === "312")?.reason).toBe("Chicago, your address");
    expect(areaCodes.find(({ code }) => code === "310")?.reason).toBeNull();
  });

  it.each(["999", "800", "911", "273", "416", "3125"])("says why %s cannot be chosen", async (q) => {
    const { account } = await makeAccount();
    const { areaCodes, explanation } = await listAreaCodes(contextOf(account), input({ q }));
    expect(areaCodes).toEqual([]);
    expect(explanation).toEqual(expect.any(String));
  });

  it.each(["\u202a(254)\u202c", "+1 254 555 0100", "254-555"])("finds 254 by %j", async (q) => {
    const { account } = await makeAccount();
    const { areaCodes, explanation } = await listAreaCodes(contextOf(account), input({ q }));
    expect(areaCodes.map(({ code }) => code)).toEqual(["254"]);
    expect(explanation).toBeNull();
  });

  it("gives no explanation for digits that may still become a code", async () => {
    const { account } = await makeAccount();
    const { explanation } = await listAreaCodes(contextOf(account), input({ q: "31" }));
    expect(explanation).toBeNull();
  });

  it("offers codes even without an address", async () => {
    const { account } = await makeAccount();
    const bare = await makeOrganization({ parentAccountOrgId: account.id, city: null, state: null });
    const { areaCodes, timeZone } = await listAreaCodes(contextOf(account), input({ orgId: bare.id }));
    expect(areaCodes).toHaveLength(12);
    expect(timeZone).toBeNull();
  });

  it("does not find organizations of other accounts", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await expect(
      listAreaCodes(contextOf(mine.account), input({ orgId: foreign.location.id })),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
