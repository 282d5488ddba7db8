import { describe, expect, it } from "vitest";
import { AppError, type ErrorDetails, toRefusal } from "@/lib/errors";
import { obstaclesOf } from "./archive-obstacles";

const refused = (details: ErrorDetails["organization_in_use"]) =>
  toRefusal(new AppError("organization_in_use", { details }), "request");

describe("obstaclesOf", () => {
  it("lists the lines that an organization still has, each with a link", () => {
    const line = { id: "7", number: "+13125550142", name: "Main Line" };
    expect(obstaclesOf(refused({ lines: [line] }))).toEqual({
      title: "It still has a line",
      advice: "Move or release these lines, then archive the organization:",
      items: [{ id: "7", href: "/numbers/7", label: "(312) 555-0142 Main Line" }],
    });
    expect(obstaclesOf(refused({ lines: [line] }), "close the account")?.advice).toBe(
      "Move or release these lines, then close the account:",
    );
    const many = [line, { ...line, id: "8" }];
    expect(obstaclesOf(refused({ lines: many }))?.title).toBe("It still has 2 lines");
  });

  it("lists running purchases and the locations of an account", () => {
    const named = [{ id: "7", name: "Evanston" }];
    expect(obstaclesOf(refused({ orders: named }))?.items[0]).toMatchObject({ href: "/numbers/orders/7" });
    expect(obstaclesOf(refused({ locations: named }))).toMatchObject({
      title: "The account still has locations",
      items: [{ href: "/organizations/7", label: "Evanston" }],
    });
  });

  it("is null for other refusals", () => {
    expect(obstaclesOf(toRefusal(new AppError("forbidden"), "request"))).toBeNull();
  });
});
