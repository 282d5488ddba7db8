import { describe, expect, it } from "vitest";
import { actsOf } from "./line-acts";

const ADMIN = { canEdit: true, canRelease: true, canMigrate: true };
const MANAGER = { canEdit: true, canRelease: false, canMigrate: false };
const VIEWER = { canEdit: false, canRelease: false, canMigrate: false };
const attached = { status: "active", botId: "b" } as const;

const offered = (...args: Parameters<typeof actsOf>) =>
  Object.entries(actsOf(...args))
    .filter(([, may]) => may)
    .map(([act]) => act)
    .sort();

describe("what a line's page offers", () => {
  it("An admin is offered everything on an attached line", () => {
    expect(offered(attached, ADMIN)).toEqual(["connect", "detach", "edit", "move", "quarantine", "release"]);
  });

  it("A manager is not offered to move or release a line", () => {
    expect(offered(attached, MANAGER)).toEqual(["connect", "detach", "edit"]);
  });

  it("A viewer is offered nothing", () => {
    expect(offered(attached, VIEWER)).toEqual([]);
  });

  it("A detached line cannot be detached", () => {
    expect(offered({ status: "active", botId: null }, MANAGER)).toEqual(["connect", "edit"]);
  });

  it("A line that the carrier lost can be tidied up, and neither attached nor moved", () => {
    expect(offered({ status: "lost", botId: "b" }, ADMIN)).toEqual(["detach", "edit", "release"]);
  });

  it("A quarantined line can be kept, wait longer or be released at once, and neither attached nor moved", () => {
    expect(offered({ status: "quarantined", botId: null }, ADMIN)).toEqual(["edit", "quarantine", "release"]);
    expect(offered({ status: "quarantined", botId: null }, MANAGER)).toEqual(["edit"]);
  });

  it("Nothing is offered for a line on its way back to the carrier", () => {
    expect(offered({ status: "releasing", botId: null }, ADMIN)).toEqual([]);
  });
});
