import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { etagOf, isKnownTag, versionsIn } from "./entity-tags";

describe("an ETag", () => {
  it("begins with the version, and changes with anything else that is shown", () => {
    const { ETag: one = "" } = etagOf({ version: 3, bot: { name: "Front Desk" } });
    const { ETag: other = "" } = etagOf({ version: 3, bot: { name: "Recall" } });
    expect(one).toMatch(/^"3\.[\w-]{16}"$/);
    expect(other).toMatch(/^"3\.[\w-]{16}"$/);
    expect(other).not.toBe(one);
    expect(etagOf({ version: 3, bot: { name: "Front Desk" } }).ETag).toBe(one);
  });

  it("of data without a version is a digest, and there is none without data", () => {
    expect(etagOf([{ id: "1" }]).ETag).toMatch(/^"[\w-]{16}"$/);
    expect(etagOf(null)).toEqual({});
  });
});

describe("If-Match", () => {
  it.each<[header: string | null, versions: number[] | undefined]>([
    [null, undefined],
    ["*", undefined],
    [" * ", undefined],
    ['"3"', [3]],
    ['"3.nVzN8sGw0QyJ4pLx"', [3]],
    ['"1", "2"', [1, 2]],
    ['"1","2.x",  "30"', [1, 2, 30]],
    ['W/"3"', []],
    ['W/"3", "4"', [4]],
    ['"a,b", "2"', [2]],
    ['"3x"', []],
    ['"-3"', []],
    ["3", [3]],
    [" 12 ", [12]],
    ["3.5", []],
    ["3, 4", []],
    ["", []],
    ['"', []],
    [`"${"9".repeat(30)}"`, []],
  ])("%s allows the versions %j", (header, versions) => {
    expect(versionsIn(header)).toEqual(versions);
  });

  it("always allows the version of the answer's own tag, wherever in a list", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999_999 }),
        fc.array(fc.constantFrom('"7"', 'W/"8"', '"x,y"'), { maxLength: 4 }),
        fc.nat({ max: 4 }),
        (version, others, place) => {
          const { ETag: own = "" } = etagOf({ version, name: "Desk" });
          const tags = [...others.slice(0, place), own, ...others.slice(place)];
          expect(versionsIn(tags.join(", "))).toContain(version);
        },
      ),
      propertyRuns(),
    );
  });
});

describe("If-None-Match", () => {
  const { ETag: own = "" } = etagOf({ version: 3 });

  it.each<[header: string | null, isKnown: boolean]>([
    [null, false],
    ["*", true],
    [own, true],
    [`W/${own}`, true],
    [`"other", ${own}`, true],
    ['"3"', false],
    [own.replaceAll('"', ""), false],
  ])("%s names the answer: %s", (header, isKnown) => {
    expect(isKnownTag(header, own)).toBe(isKnown);
  });

  it("names nothing if the answer has no tag", () => {
    expect(isKnownTag("*", undefined)).toBe(false);
  });
});
