import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { fillPlaceholders } from "./fill-placeholders";

const variable = (name: string, value: string) => ({ name, value, type: "STRING" as const });

describe("fillPlaceholders", () => {
  it("replaces every placeholder that names a variable, and formats phone numbers", () => {
    const variables = [
      variable("practice", "Bright Smile"),
      { name: "emergency_phone", value: "+13125550142", type: "PHONE_NUMBER" as const },
    ];
    expect(
      fillPlaceholders("This is {{practice}}, {{ practice }}. Call {{emergency_phone}}!", variables),
    ).toBe("This is Bright Smile, Bright Smile. Call (312) 555-0142!");
  });

  it("leaves placeholders without a variable as written", () => {
    const text = "{{unknown}} {{Practice}} {practice} {{practice {{}} {{constructor}}";
    expect(fillPlaceholders(text, [variable("practice", "Bright Smile")])).toBe(text);
  });

  it("does not fill placeholders inside values", () => {
    const variables = [variable("one", "{{two}} $& $1"), variable("two", "{{one}}")];
    expect(fillPlaceholders("{{one}}", variables)).toBe("{{two}} $& $1");
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillPlaceholders("<{{one}}>", [variable("one", value)])).toBe(`<${value}>`);
      }),
      propertyRuns(),
    );
  });

  it("leaves text without placeholders unchanged", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!text.includes("{{")) expect(fillPlaceholders(text, [variable("one", "1")])).toBe(text);
      }),
      propertyRuns(),
    );
  });
});
