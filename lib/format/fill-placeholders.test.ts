import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPlaceholders } from "./fill-placeholders";

const variable = (name: string, value: string) => ({ name, value, type: "STRING" as const });

describe("fillPlaceholders", () => {
  it("fills every placeholder that names a variable, phone numbers as people read them", () => {
    const variables = [
      variable("practice", "Bright Smile"),
      { name: "emergency_phone", value: "+13125550142", type: "PHONE_NUMBER" as const },
    ];
    expect(
      fillPlaceholders("This is {{practice}}, {{ practice }}. Call {{emergency_phone}}!", variables),
    ).toBe("This is Bright Smile, Bright Smile. Call (312) 555-0142!");
  });

  it("leaves what names no variable as it is written", () => {
    const text = "{{unknown}} {{Practice}} {practice} {{practice {{}} {{constructor}}";
    expect(fillPlaceholders(text, [variable("practice", "Bright Smile")])).toBe(text);
  });

  it("takes a value as text, whatever stands in it", () => {
    const variables = [variable("one", "{{two}} $& $1"), variable("two", "{{one}}")];
    expect(fillPlaceholders("{{one}}", variables)).toBe("{{two}} $& $1");
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillPlaceholders("<{{one}}>", [variable("one", value)])).toBe(`<${value}>`);
      }),
    );
  });

  it("changes no text without placeholders", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!text.includes("{{")) expect(fillPlaceholders(text, [variable("one", "1")])).toBe(text);
      }),
    );
  });
});
