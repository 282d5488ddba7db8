import { describe, expect, it } from "vitest";
import { meansNumber } from "./means-number";

describe("meansNumber", () => {
  it.each([
    "0142",
    " 0142 ",
    "(312) 555-0142",
    "+1 312 555 0142",
    "\u202a+13125550142\u202c",
    "tel:+13125550142",
  ])("takes %j for +13125550142", (typed) => expect(meansNumber(typed, "+13125550142")).toBe(true));

  it.each(["", "142", "50142", "(312) 555-0143", "+44 312 555 0142", "x0142"])(
    "does not take %j for +13125550142",
    (typed) => expect(meansNumber(typed, "+13125550142")).toBe(false),
  );
});
