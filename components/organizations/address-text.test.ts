import { describe, expect, it } from "vitest";
import type { ListedOrganization } from "@/lib/schemas/organization";
import { placeName, slotsText, whereTexts } from "./address-text";

function organization(values: Partial<ListedOrganization> & { city?: string | null }): ListedOrganization {
  const { city = "Chicago", ...fields } = values;
  return {
    id: "1",
    accountId: "A",
    parentAccountOrgId: "A",
    accountName: "Cedar Dental",
    name: "Downtown",
    address: { city, state: city && "IL" },
    ...fields,
  } as ListedOrganization;
}

describe("whereTexts", () => {
  it("tells two organizations of one name apart by account and city", () => {
    const texts = whereTexts([
      organization({ id: "1" }),
      organization({ id: "2", accountId: "B", parentAccountOrgId: "B", accountName: "Elm Dental" }),
    ]);
    expect([...texts.values()]).toEqual([
      "Cedar Dental · Chicago, Illinois",
      "Elm Dental · Chicago, Illinois",
    ]);
  });

  it("shows the city alone within one account, and marks the account itself", () => {
    const texts = whereTexts([
      organization({ id: "1" }),
      organization({ id: "2", city: null }),
      organization({ id: "A", parentAccountOrgId: null, name: "Cedar Dental" }),
    ]);
    expect([...texts.values()]).toEqual(["Chicago, Illinois", "", "Account · Chicago, Illinois"]);
  });

  it("says nothing of an account that the reader cannot see", () => {
    const texts = whereTexts([
      organization({ id: "1", accountName: null }),
      organization({ id: "2", accountId: "B", accountName: null, city: null }),
    ]);
    expect([...texts.values()]).toEqual(["Chicago, Illinois", ""]);
  });
});

describe("the words for a place", () => {
  it("name the account beside an organization of another name", () => {
    expect(placeName("Downtown", "Cedar Dental")).toBe("Downtown, Cedar Dental");
    expect(placeName("Cedar Dental", "Cedar Dental")).toBe("Cedar Dental");
    expect(placeName("Downtown", undefined)).toBe("Downtown");
  });

  it("say how full it is", () => {
    expect(slotsText({ taken: 8, limit: 10 })).toBe("8 of 10 lines");
  });
});
