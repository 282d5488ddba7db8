import { describe, expect, it } from "vitest";
import { differingGreetings } from "./mismatch";

describe("differingGreetings", () => {
  it("names only the greetings in another language than a line's", () => {
    expect(differingGreetings({ opening: "SPANISH", closed: "ENGLISH" }, ["SPANISH"])).toEqual([
      "closedPhoneGreeting",
    ]);
    expect(differingGreetings({ opening: "ENGLISH", closed: null }, ["SPANISH"])).toEqual(["phoneGreeting"]);
    expect(differingGreetings({ opening: "ENGLISH", closed: "ENGLISH" }, ["ENGLISH", "FRENCH"])).toEqual([
      "phoneGreeting",
      "closedPhoneGreeting",
    ]);
    expect(differingGreetings({ opening: "SPANISH", closed: null }, ["SPANISH"])).toEqual([]);
  });
});
