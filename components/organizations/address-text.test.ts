import { describe, expect, it } from "vitest";
import type { ListedOrganization } from "@/lib/schemas/organization";
import { organizationText, placeName, slotsText, whereTexts } from "./address-text";

function organization(
  values: Partial<ListedOrganization> & { city?: string | null; street?: string },
): ListedOrganization {
  const { city = "Chicago", street = null, ...fields } = values;
  return {
    id: "1",
    accountId: "A",
    parentAccountOrgId: "A",
    accountName: "Cedar Dental",
    name: "Downtown",
    address: { city, state: city && "IL", addressLine1: street },
    ...fields,
  } as ListedOrganization;
}

describe("whereTexts", () => {
  it("tells two organizations of one name apart by account and city", () => {
    const texts = whereTexts(
      [
        organization({ id: "1" }),
        organization({ id: "2", accountId: "B", parentAccountOrgId: "B", accountName: "Elm Dental" }),
      ],
      true,
    );
    expect([...texts.values()]).toEqual([
      "Cedar Dental · Chicago, Illinois",
      "Elm Dental · Chicago, Illinois",
    ]);
  });

  it("shows the city alone within one account, and marks the account itself", () => {
    const texts = whereTexts(
      [
        organization({ id: "1" }),
        organization({ id: "2", city: null }),
        organization({ id: "A", parentAccountOrgId: null, name: "Cedar Dental" }),
      ],
      false,
    );
    expect([...texts.values()]).toEqual(["Chicago, Illinois", "", "Account · Chicago, Illinois"]);
  });

  it("names the account of a single organization to readers of several accounts, and to nobody else", () => {
    expect([...whereTexts([organization({})], true).values()]).toEqual(["Cedar Dental · Chicago, Illinois"]);
    expect([...whereTexts([organization({})], false).values()]).toEqual(["Chicago, Illinois"]);
  });

  it("tells two of one name, city and account apart by street, or else by reference", () => {
    const one = organization({ id: "1", street: "1 Main St" });
    const texts = (other: ListedOrganization) => [...whereTexts([one, other], false).values()];
    expect(texts(organization({ id: "2", street: "2 Oak St" }))).toEqual([
      "Chicago, Illinois · 1 Main St",
      "Chicago, Illinois · 2 Oak St",
    ]);
    expect(texts(organization({ id: "2", street: "1 Main St", referenceId: "REF-2" }))).toEqual([
      "Chicago, Illinois · 1 Main St",
      "Chicago, Illinois · 1 Main St, REF-2",
    ]);
  });

  it("says nothing of an account that the reader cannot see", () => {
    const texts = whereTexts(
      [
        organization({ id: "1", accountName: null }),
        organization({ id: "2", accountId: "B", accountName: null, city: null }),
      ],
      true,
    );
    expect([...texts.values()]).toEqual(["Chicago, Illinois", ""]);
  });
});

describe("the words for a place", () => {
  it("name the account beside an organization of another name", () => {
    expect(placeName("Downtown", "Cedar Dental")).toBe("Downtown, Cedar Dental");
    expect(placeName("Cedar Dental", "Cedar Dental")).toBe("Cedar Dental");
    expect(placeName("Downtown", undefined)).toBe("Downtown");
  });

  it("name an organization with its account to readers of several, and with as much as tells it from its twins", () => {
    const one = organization({ id: "1", street: "1 Main St" });
    const inJoliet = organization({ id: "2", city: "Joliet" });
    const inChicago = organization({ id: "3", street: "2 Oak St" });
    const elsewhere = organization({ id: "4", accountId: "B", accountName: "Elm Dental" });
    expect(organizationText(one, [one, elsewhere], true)).toBe("Downtown, Cedar Dental");
    expect(organizationText(one, [one, elsewhere], false)).toBe("Downtown");
    expect(organizationText(one, [one, inJoliet], false)).toBe("Downtown, Chicago");
    expect(organizationText(one, [one, inChicago], true)).toBe("Downtown, Cedar Dental, Chicago, 1 Main St");
  });

  it("say how full it is", () => {
    expect(slotsText({ taken: 8, limit: 10 })).toBe("8 of 10 lines");
  });
});
