import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeOrganization } from "@/db/testing/factory";
import { listAreaCodesInput } from "@/lib/schemas/phone-number";
import { setCarrier } from "@/lib/telephony/carrier";
import type { CarrierPort, NumberSearch } from "@/lib/telephony/port";
import { listAreaCodes } from "./list-area-codes";

useTestDatabase();

const asked: (string | undefined)[] = [];
beforeAll(() =>
  setCarrier({
    name: "one each",
    capabilities: {
      searchNumbers: true,
      realCalls: false,
      recoverDays: null,
    },
    searchNumbers: async ({ areaCode }: NumberSearch) => {
      asked.push(areaCode);
      return { ok: true, value: [{ number: `+1${areaCode}5550100`, locality: null, region: null }] };
    },
  } as unknown as CarrierPort),
);
afterAll(() => setCarrier(undefined));

const input = (filters: object) => listAreaCodesInput.parse(filters);

describe("listAreaCodes", () => {
  it("suggests an organization's own codes first, with reason and stock", async () => {
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

  it("proposes the timezone of an address that is typed, without asking the carrier", async () => {
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

  it("finds by what is typed, and keeps the reason where the code is suggested too", async () => {
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

  it("says nothing of digits that may still become a code", async () => {
    const { account } = await makeAccount();
    const { explanation } = await listAreaCodes(contextOf(account), input({ q: "31" }));
    expect(explanation).toBeNull();
  });

  it("has codes to choose from without an address", async () => {
    const { account } = await makeAccount();
    const bare = await makeOrganization({ parentAccountOrgId: account.id, city: null, state: null });
    const { areaCodes, timeZone } = await listAreaCodes(contextOf(account), input({ orgId: bare.id }));
    expect(areaCodes).toHaveLength(12);
    expect(timeZone).toBeNull();
  });

  it("answers a foreign organization as one that does not exist", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await expect(
      listAreaCodes(contextOf(mine.account), input({ orgId: foreign.location.id })),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
