import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { provisionInput } from "@/db/testing/factory";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { chooseAreaCodes } from "./insert-order";

useTestEnvironment();

const CHICAGO = { city: "Chicago", state: "IL" };

describe("the area codes of an order", () => {
  it("are the requested one, the requested number's, or those of the place", () => {
    const codesFor = (values: Partial<ProvisionNumberInput>) =>
      chooseAreaCodes(provisionInput("org", values), CHICAGO);
    expect(codesFor({ areaCode: "773" })).toEqual({ codes: ["773"], asked: "773" });
    for (const areaCode of [null, "872"])
      expect(codesFor({ areaCode, phoneNumber: "+18725550177" })).toEqual({ codes: ["872"], asked: "872" });
    const near = codesFor({ areaCode: null });
    expect(near.asked).toBeNull();
    expect(near.codes.length).toBeGreaterThan(3);
    expect(near.codes[0]).toBe("312");
  });

  it("are refused if the requested code is not the requested number's", () => {
    const message = "That number is in 872. Leave out the area code, or use 872.";
    expect(() =>
      chooseAreaCodes(provisionInput("org", { areaCode: "773", phoneNumber: "+18725550177" }), CHICAGO),
    ).toThrow(
      expect.objectContaining({
        code: "invalid_area_code",
        fields: [{ path: "areaCode", code: "invalid_area_code", message }],
      }),
    );
  });

  it.each([
    ["areaCode", { areaCode: "999" }],
    ["areaCode", { areaCode: "999", phoneNumber: "+13125550177" }],
    ["phoneNumber", { areaCode: null, phoneNumber: "+19995550177" }],
  ] as const)("are refused at the field %s that has them", (path, values) => {
    expect(() => chooseAreaCodes(provisionInput("org", values), CHICAGO)).toThrow(
      expect.objectContaining({
        code: "invalid_area_code",
        message: expect.stringContaining("999"),
        fields: [
          expect.objectContaining({
            path,
            code: "invalid_area_code",
            message: expect.stringContaining("999"),
          }),
        ],
      }),
    );
  });
});
