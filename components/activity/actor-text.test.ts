import { describe, expect, it } from "vitest";
import { actorText } from "./actor-text";

describe("Who made a change", () => {
  it("is a person by name and address, so that a chosen name hides nobody", () => {
    const person = { actorName: "Alma Admin", actorEmail: "miles@practice.com" } as const;
    expect(actorText({ ...person, actorType: "user" })).toBe("Alma Admin (miles@practice.com)");
    expect(actorText({ ...person, actorType: "support" })).toBe("Alma Admin (miles@practice.com), support");
  });

  it("is called a key if it is one, and the system by its name", () => {
    expect(actorText({ actorType: "api_key", actorName: "Alma Admin", actorEmail: null })).toBe(
      "API key “Alma Admin”",
    );
    expect(actorText({ actorType: "system", actorName: "Worker", actorEmail: null })).toBe("Worker");
  });
});
