import { describe, expect, it } from "vitest";
import { actsOf, askedAct } from "./line-acts";

const ADMIN = { canEdit: true, canRelease: true, canMigrate: true };
const MANAGER = { canEdit: true, canRelease: false, canMigrate: false };
const VIEWER = { canEdit: false, canRelease: false, canMigrate: false };
const attached = { status: "active", botId: "b" } as const;

const offered = (...args: Parameters<typeof actsOf>) =>
  Object.entries(actsOf(...args))
    .filter(([, may]) => may)
    .map(([act]) => act)
    .sort();

describe("actsOf", () => {
  it("lets an admin do everything with an attached line", () => {
    expect(offered(attached, ADMIN)).toEqual(["connect", "detach", "edit", "move", "quarantine", "release"]);
  });

  it("does not let a manager move or release a line", () => {
    expect(offered(attached, MANAGER)).toEqual(["connect", "detach", "edit"]);
  });

  it("lets a viewer do nothing", () => {
    expect(offered(attached, VIEWER)).toEqual([]);
  });

  it("does not offer to detach a detached line", () => {
    expect(offered({ status: "active", botId: null }, MANAGER)).toEqual(["connect", "edit"]);
  });

  it("lets a lost line be edited, detached and released, but not attached or moved", () => {
    expect(offered({ status: "lost", botId: "b" }, ADMIN)).toEqual(["detach", "edit", "release"]);
  });

  it("lets a quarantined line be kept, delayed or released at once, but not attached or moved", () => {
    expect(offered({ status: "quarantined", botId: null }, ADMIN)).toEqual(["edit", "quarantine", "release"]);
    expect(offered({ status: "quarantined", botId: null }, MANAGER)).toEqual(["edit"]);
  });

  it("offers nothing for a line that is being released", () => {
    expect(offered({ status: "releasing", botId: null }, ADMIN)).toEqual([]);
  });
});

describe("askedAct", () => {
  it("opens the dialog that the address asks for, if the reader can do that now", () => {
    expect(askedAct("attach", actsOf(attached, MANAGER))).toBe("connect");
    expect(askedAct("switch", actsOf(attached, MANAGER))).toBe("connect");
    expect(askedAct("attach", actsOf(attached, VIEWER))).toBeNull();
    expect(askedAct("attach", actsOf({ status: "quarantined", botId: null }, ADMIN))).toBeNull();
    expect(askedAct("release", actsOf(attached, ADMIN))).toBeNull();
    expect(askedAct(undefined, actsOf(attached, ADMIN))).toBeNull();
  });
});
