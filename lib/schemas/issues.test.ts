import { describe, expect, it } from "vitest";
import { createBotInput } from "./bot";
import { toFieldErrors } from "./issues";
import { createOrganizationInput, listOrganizationsInput } from "./organization";

const ID = "01a1fb30-dffd-741d-b644-6d6c2a112d3c";

/** The path and code of each field that the schema refuses. */
function refused(
  schema: typeof createOrganizationInput | typeof createBotInput | typeof listOrganizationsInput,
  given: unknown,
) {
  const parsed = schema.safeParse(given);
  return parsed.success ? [] : toFieldErrors(parsed.error, given).map(({ path, code }) => `${path}: ${code}`);
}

describe("field errors", () => {
  it("name each field with a stable code", () => {
    expect(
      refused(createOrganizationInput, {
        name: " ",
        phone: "12",
        address: { zip: "1234", state: "XX", planet: "Earth" },
        officeHours: [{ dayOfWeek: "MONDAY", isClosed: false, open: "9:00" }],
        color: "red",
      }).sort(),
    ).toEqual([
      "address.planet: unknown_field",
      "address.state: invalid",
      "address.zip: invalid_format",
      "color: unknown_field",
      "name: required",
      "officeHours.0.close: required",
      "phone: missing_digits",
      "timezone: required",
    ]);
  });

  it("distinguish a missing value from one of the wrong type, too long or not among the choices", () => {
    expect(refused(createBotInput, { orgId: ID }).sort()).toEqual(["greeting: required", "name: required"]);
    expect(
      refused(createBotInput, {
        orgId: "7",
        name: "x".repeat(101),
        greeting: 7,
        languages: ["KLINGON"],
        faqs: [{ question: "Why?" }],
      }).sort(),
    ).toEqual([
      "faqs.0.answer: required",
      "greeting: invalid_type",
      "languages.0: invalid_choice",
      "name: too_long",
      "orgId: invalid_format",
    ]);
    expect(refused(listOrganizationsInput, { limit: "0", sort: "age" })).toEqual([
      "limit: too_small",
      "sort: invalid_choice",
    ]);
  });

  it("count characters as people do", () => {
    const bot = { orgId: ID, greeting: "Hello" };
    expect(refused(createBotInput, { ...bot, name: "👩".repeat(100) })).toEqual([]);
    expect(refused(createBotInput, { ...bot, name: "👩".repeat(101) })).toEqual(["name: too_long"]);
  });
});
