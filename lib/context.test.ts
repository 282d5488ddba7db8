import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/constants/permissions";
import { AppError } from "@/lib/errors";
import {
  type Context,
  may,
  maySomewhere,
  type Reach,
  requirePermission,
  requirePermissionSomewhere,
  roleAt,
  systemContext,
} from "./context";

const NOW = new Date("2026-11-18T16:00:00.000Z");
const here = { orgId: "here", accountId: "account" };
const sibling = { orgId: "sibling", accountId: "account" };
const foreign = { orgId: "foreign", accountId: "elsewhere" };

function caller(reach: Reach): Context {
  return { actor: { type: "user", id: "ada", name: "Ada" }, reach, requestId: "r1", now: () => NOW };
}
const everywhere = caller({ everything: true });
const nowhere = caller({ everything: false, accounts: [], organizations: [] });
const ofAccount = (role: Role) =>
  caller({ everything: false, accounts: [{ accountId: "account", role }], organizations: [] });
const ofLocation = (role: Role) =>
  caller({ everything: false, accounts: [], organizations: [{ ...here, role }] });

/** The code of the refusal, or "ok". */
function verdict(act: () => void): string {
  try {
    act();
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe("the role at a place", () => {
  it("from an account membership reaches all its locations and no other account", () => {
    expect([here, sibling, foreign].map((place) => roleAt(ofAccount("manager"), place))).toEqual([
      "manager",
      "manager",
      null,
    ]);
  });

  it("from a location membership reaches only that location", () => {
    expect([here, sibling, foreign].map((place) => roleAt(ofLocation("admin"), place))).toEqual([
      "admin",
      null,
      null,
    ]);
  });

  it("is support everywhere for support, and none without a membership", () => {
    expect([here, foreign].map((place) => roleAt(everywhere, place))).toEqual(["support", "support"]);
    expect(roleAt(nowhere, here)).toBeNull();
  });

  it.each([
    ["viewer", "admin", "admin"],
    ["admin", "viewer", "admin"],
    ["viewer", "manager", "manager"],
    ["manager", "admin", "admin"],
    ["viewer", "viewer", "viewer"],
  ] as const)(
    "is the higher one: %s on the account and %s on the location make %s",
    (account, location, role) => {
      const both = caller({
        everything: false,
        accounts: [{ accountId: "account", role: account }],
        organizations: [{ ...here, role: location }],
      });
      expect(roleAt(both, here)).toBe(role);
      expect(roleAt(both, sibling)).toBe(account);
    },
  );
});

describe("a permission at a place", () => {
  it("is refused as forbidden if only the role is too low, and as not_found if the place is out of reach", () => {
    const asked = (context: Context, place: typeof here) =>
      verdict(() => requirePermission(context, "numbers:provision", place));
    expect(asked(ofLocation("admin"), here)).toBe("ok");
    expect(asked(ofLocation("manager"), here)).toBe("forbidden");
    expect(asked(ofLocation("admin"), sibling)).toBe("not_found");
    expect(asked(ofAccount("viewer"), sibling)).toBe("forbidden");
    expect(asked(ofAccount("admin"), foreign)).toBe("not_found");
    expect(asked(nowhere, here)).toBe("not_found");
    expect(asked(everywhere, foreign)).toBe("ok");
  });

  it("is granted exactly where requiring it succeeds", () => {
    for (const context of [
      ofAccount("admin"),
      ofLocation("admin"),
      ofLocation("viewer"),
      nowhere,
      everywhere,
    ])
      for (const place of [here, sibling, foreign])
        for (const permission of ["read", "numbers:provision", "numbers:migrate-across-accounts"] as const)
          expect(may(context, permission, place)).toBe(
            verdict(() => requirePermission(context, permission, place)) === "ok",
          );
  });
});

describe("a permission at some place", () => {
  const somewhere = (context: Context) =>
    verdict(() => requirePermissionSomewhere(context, "numbers:provision"));

  it("is granted by any role of the caller, on an account or on a location", () => {
    expect(somewhere(ofAccount("admin"))).toBe("ok");
    expect(somewhere(ofLocation("admin"))).toBe("ok");
    const mixed: Reach = {
      everything: false,
      accounts: [{ accountId: "account", role: "viewer" }],
      organizations: [{ ...foreign, role: "admin" }],
    };
    expect(somewhere(caller(mixed))).toBe("ok");
    expect(somewhere(everywhere)).toBe("ok");
    expect(maySomewhere(everywhere, "carrier:manage")).toBe(true);
  });

  it("is refused as forbidden if every role is too low or there is none", () => {
    expect(somewhere(ofAccount("manager"))).toBe("forbidden");
    expect(somewhere(ofLocation("viewer"))).toBe("forbidden");
    expect(somewhere(nowhere)).toBe("forbidden");
    expect(maySomewhere(ofAccount("admin"), "carrier:manage")).toBe(false);
  });
});

describe("the system's context", () => {
  it("acts as the system, reaches everything, and has its own request id", () => {
    const now = () => NOW;
    expect(systemContext("Reconcile", now, "r7")).toEqual({
      actor: { type: "system", id: null, name: "Reconcile" },
      reach: { everything: true },
      requestId: "r7",
      now,
    });
    expect(systemContext("Worker", now).requestId).not.toBe(systemContext("Worker", now).requestId);
  });
});
