import { describe, expect, it } from "vitest";
import { changesInWords } from "./conflict-words";

const FIELDS = [
  { name: "name", label: "Name" },
  { name: "address.city", label: "City" },
  { name: "on", label: "Enabled", describe: (value: unknown) => (value ? "Yes" : "No") },
];

describe("changesInWords", () => {
  it("names each changed field with its present value, and no other", () => {
    const shown = { name: "Front Desk", address: { city: "Chicago" }, on: true };
    expect(changesInWords(FIELDS, shown, shown)).toEqual([]);
    const current = { name: "Front Desk", address: { city: "" }, on: false };
    expect(changesInWords(FIELDS, shown, current)).toEqual(["City: Nothing", "Enabled: No"]);
  });
});
