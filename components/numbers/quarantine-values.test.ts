import { describe, expect, it } from "vitest";
import { quarantineForm, submitLabel } from "./quarantine-values";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const parse = (fields: object) =>
  quarantineForm.safeParse({ id: ID, days: "7", plan: "notice", forwardTo: "", ...fields });

describe("the form of a quarantine", () => {
  it("takes days as they are typed, and asks for a number only where calls are to be forwarded", () => {
    expect(parse({ forwardTo: "not a number" }).data).toEqual({ id: ID, days: 7, plan: { kind: "notice" } });
    expect(parse({ plan: "forward", forwardTo: "312.555.0100" }).data).toEqual({
      id: ID,
      days: 7,
      plan: { kind: "forward", to: "+13125550100" },
    });
  });

  it("says at its field what is wrong", () => {
    const wrong = (fields: object) => parse(fields).error?.issues.map(({ path }) => path.join("."));
    expect(wrong({ days: "31" })).toEqual(["days"]);
    expect(wrong({ days: "a week" })).toEqual(["days"]);
    expect(wrong({ plan: "forward" })).toEqual(["forwardTo"]);
    expect(wrong({ plan: "forward", forwardTo: "555" })).toEqual(["forwardTo"]);
  });

  it("names on its button for when the release is asked", () => {
    expect(["7", " 1 ", "", "31"].map(submitLabel)).toEqual([
      "Release in 7 days",
      "Release in 1 day",
      "Release later",
      "Release later",
    ]);
  });
});
