import { describe, expect, it } from "vitest";
import { quarantineForm, submitLabel } from "./quarantine-values";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const parse = (fields: object) =>
  quarantineForm.safeParse({ id: ID, version: 3, days: "7", plan: "notice", forwardTo: "", ...fields });

describe("the quarantine form", () => {
  it("takes days as typed, and requires a number only if calls are forwarded", () => {
    expect(parse({ forwardTo: "not a number" }).data).toEqual({
      id: ID,
      version: 3,
      days: 7,
      plan: { kind: "notice" },
    });
    expect(parse({ plan: "forward", forwardTo: "312.555.0100" }).data).toEqual({
      id: ID,
      version: 3,
      days: 7,
      plan: { kind: "forward", to: "+13125550100" },
    });
  });

  it("reports each error at its field", () => {
    const wrong = (fields: object) => parse(fields).error?.issues.map(({ path }) => path.join("."));
    expect(wrong({ days: "31" })).toEqual(["days"]);
    expect(wrong({ days: "a week" })).toEqual(["days"]);
    expect(wrong({ plan: "forward" })).toEqual(["forwardTo"]);
    expect(wrong({ plan: "forward", forwardTo: "555" })).toEqual(["forwardTo"]);
  });

  it("names the number of days on its button", () => {
    expect(["7", " 1 ", "", "31"].map(submitLabel)).toEqual([
      "Release in 7 days",
      "Release in 1 day",
      "Release later",
      "Release later",
    ]);
  });
});
