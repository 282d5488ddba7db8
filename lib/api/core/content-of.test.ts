import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { contentOf } from "./content-of";

const content = (text: string) => contentOf(JSON.parse(text), text);

describe("the content of a body", () => {
  it("is the same for every spacing, escape and order of keys", () => {
    const one = content('{"a": 1.0, "b": {"c": "\\u00e9", "d": [2, 1]}}');
    expect(content('{"b":{"d":[2,1],"c":"é"},\n"a":1}')).toBe(one);
    for (const other of [
      '{"a": 1, "b": {"c": "é", "d": [1, 2]}}',
      '{"a": "1", "b": {"c": "é", "d": [2, 1]}}',
      '{"a": 1, "b": {"c": "e\\u0301", "d": [2, 1]}}',
      '{"a": 1, "b": {"c": "é", "d": [2, 1]}, "e": null}',
    ])
      expect(content(other)).not.toBe(one);
  });

  it("means the same as the body, whatever its keys are", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const text = JSON.stringify(fields);
        expect(JSON.parse(content(text))).toEqual(JSON.parse(text));
        const reversed = JSON.stringify(Object.fromEntries(Object.entries(fields).reverse()));
        expect(content(reversed)).toBe(content(text));
      }),
      propertyRuns(),
    );
    expect(content('{"__proto__": {"a": 1}}')).toBe('{"__proto__":{"a":1}}');
  });

  it("of a body that is nested too deep to be written is the body itself", () => {
    const text = `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    expect(content(text)).toBe(text);
  });
});
