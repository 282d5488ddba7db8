import { describe, expect, it } from "vitest";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { accessTo, RESOURCE_HELP, scopeSentences, withAccess } from "./scope-text";

describe("The scopes of a key", () => {
  it("count the widest scope for each resource", () => {
    expect(accessTo(["bots:read"], "bots")).toBe("read");
    expect(accessTo(["bots:read", "bots:write"], "bots")).toBe("write");
    expect(accessTo(["bots:write"], "numbers")).toBe("none");
  });

  it("change for one resource at a time", () => {
    expect(withAccess(["bots:read"], "numbers", "write")).toEqual(["bots:read", "numbers:write"]);
    expect(withAccess(["bots:read", "numbers:write"], "numbers", "read")).toEqual([
      "bots:read",
      "numbers:read",
    ]);
    expect(withAccess(["bots:read"], "bots", "none")).toEqual([]);
  });

  it("promise nothing that no operation of the API takes", () => {
    // Calls are only answered and read: none can be placed, and no operation has the scope to write them.
    expect(RESOURCE_HELP.calls).not.toMatch(/place/i);
    expect(RESOURCE_HELP.calls).toMatch(/nothing takes writing/i);
  });

  it("read as sentences", () => {
    expect(scopeSentences(["numbers:write", "bots:read", "audit:read"])).toEqual([
      "Reads and writes phone numbers",
      "Reads bots, activity",
    ]);
    expect(scopeSentences(KEY_SCOPES.filter((scope) => scope.endsWith(":read")))).toEqual([
      "Reads everything",
    ]);
  });

  it("never say that a key writes the history", () => {
    expect(accessTo(["audit:write"], "audit")).toBe("read");
    expect(scopeSentences(KEY_SCOPES)).toEqual([
      "Reads and writes organizations, bots, phone numbers, trunks, calls",
      "Reads activity",
    ]);
  });
});
