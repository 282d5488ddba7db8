import { describe, expect, it } from "vitest";
import { type EffectiveRole, KEY_SCOPES, PERMISSIONS, ROLES, roleMay } from "./permissions";

const EVERYBODY = ["viewer", "manager", "admin", "support"] as const satisfies readonly EffectiveRole[];

/** The least role that may do it, as the table "Who may do what" has it; every higher one may too. */
const LEAST = {
  read: "viewer",
  "bots:write": "manager",
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
  "carrier:manage": "support",
} as const satisfies Record<keyof typeof PERMISSIONS, EffectiveRole>;

describe("Who may do what", () => {
  it("names every permission, and no other", () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(Object.keys(LEAST).sort());
  });

  it.each(Object.entries(LEAST))("%s: from %s upwards, and nobody below", (permission, least) => {
    const from = EVERYBODY.indexOf(least);
    const allowed = EVERYBODY.filter((role) => roleMay(role, permission as keyof typeof LEAST));
    expect(allowed).toEqual(EVERYBODY.slice(from));
  });

  it("a membership is viewer, manager or admin; support is nobody's membership", () => {
    expect(ROLES).toEqual(["viewer", "manager", "admin"]);
  });
});

describe("the scopes of a key", () => {
  it("are reading and writing of each resource, and nothing else", () => {
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
