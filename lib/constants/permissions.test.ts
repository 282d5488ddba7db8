import { describe, expect, it } from "vitest";
import { EFFECTIVE_ROLES, type EffectiveRole, KEY_SCOPES, PERMISSIONS, ROLES, roleMay } from "./permissions";

/** The lowest role with each permission, from the table "Who may do what"; every higher role has it too. */
const LEAST = {
  read: "viewer",
  "bots:write": "manager",
  "conversations:show": "manager",
  "numbers:edit": "manager",
  "numbers:provision": "admin",
  "numbers:release": "admin",
  "numbers:migrate": "admin",
  "numbers:migrate-across-accounts": "support",
  "trunks:write": "admin",
  "organizations:write": "admin",
  "members:write": "admin",
  "keys:write": "admin",
  "accounts:create": "support",
  "accounts:close": "support",
  "carrier:manage": "support",
} as const satisfies Record<keyof typeof PERMISSIONS, EffectiveRole>;

describe("Who may do what", () => {
  it("covers every permission and no other", () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(Object.keys(LEAST).sort());
  });

  it.each(Object.entries(LEAST))(
    "gives %s to %s and every higher role, and to no lower one",
    (permission, least) => {
      const from = EFFECTIVE_ROLES.indexOf(least);
      const allowed = EFFECTIVE_ROLES.filter((role) => roleMay(role, permission as keyof typeof LEAST));
      expect(allowed).toEqual(EFFECTIVE_ROLES.slice(from));
    },
  );

  it("has viewer, manager and admin as roles of a membership, but not support", () => {
    expect(ROLES).toEqual(["viewer", "manager", "admin"]);
    expect(EFFECTIVE_ROLES).toEqual([...ROLES, "support"]);
  });
});

describe("the scopes of a key", () => {
  it("are read and write for each resource, and nothing else", () => {
    expect([...KEY_SCOPES].sort()).toEqual([
      "audit:read",
      "audit:write",
      "bots:read",
      "bots:write",
      "calls:read",
      "calls:write",
      "numbers:read",
      "numbers:write",
      "organizations:read",
      "organizations:write",
      "trunks:read",
      "trunks:write",
    ]);
  });
});
