import { describe, expect, it } from "vitest";
import { obstaclesOf } from "./archive-obstacles";

const refused = (details: object) => ({
  code: "organization_in_use" as const,
  details: { ...details },
});

describe("obstaclesOf", () => {
  it("names the lines that an organization still has, each with its page", () => {
    const line = { id: "7", number: "+13125550142", name: "Main Line" };
    expect(obstaclesOf(refused({ lines: [line] }))).toEqual({
      title: "It still has a line",
      advice: "Move or release what is listed here, then archive it:",
      items: [{ id: "7", href: "/numbers/7", label: "(312) 555-0142 Main Line" }],
    });
    const many = [line, { ...line, id: "8" }];
    expect(obstaclesOf(refused({ lines: many }))?.title).toBe("It still has 2 lines");
  });

  it("names purchases under way, and the locations of an account", () => {
    const named = [{ id: "7", name: "Evanston" }];
    expect(obstaclesOf(refused({ orders: named }))?.items[0]).toMatchObject({ href: "/numbers/orders/7" });
    expect(obstaclesOf(refused({ locations: named }))).toMatchObject({
      title: "The account still has locations",
      items: [{ href: "/organizations/7", label: "Evanston" }],
    });
  });

  it("says nothing of other refusals", () => {
    expect(obstaclesOf({ code: "forbidden", details: {} })).toBeNull();
  });
});
