import { describe, expect, it } from "vitest";
import { withoutBlanks } from "./without-blanks";

describe("withoutBlanks", () => {
  it("drops items that were added and left blank, and keeps what was begun", () => {
    const parking = { question: "Where do I park?", answer: "" };
    const values = {
      name: "",
      faqs: [parking, { question: " ", answer: "" }],
      instructions: ["", "Be brief."],
      dataCollectionFields: ["Insurance"],
    };
    expect(withoutBlanks(values)).toEqual([
      ["faqs", [parking]],
      ["instructions", ["Be brief."]],
    ]);
  });

  it("leaves a form without lists alone", () => {
    expect(withoutBlanks({ name: "Front Desk", instructions: null })).toEqual([]);
  });
});
