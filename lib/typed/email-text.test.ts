import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { emailSchema, inviteMemberInput, signInInput } from "@/lib/schemas/user";
import { readEmail } from "./reading";

describe("an e-mail address", () => {
  it.each([
    "ann@practice.com",
    " Ann@Practice.COM ",
    "\u200bann@practice.com\u200b",
    "\u202aann@practice.com\u202c",
    "ann\u00ad@practice.com\ufeff",
    "mailto:ann@practice.com",
    "MAILTO:ann%40practice.com?subject=Hi",
    "<ann@practice.com>",
    "Ann Lee <ann@practice.com>",
    '"Lee, Ann" <ann@practice.com>,',
    "Ann <mailto:ann@practice.com>",
    "“ann@practice.com”",
    "ann@practice.com,",
    "ann@practice.com.",
    "ａｎｎ＠ｐｒａｃｔｉｃｅ．ｃｏｍ",
    "\u00a0ann@practice.com\n",
  ])("is read from %j, at sign-in and in an invitation", (typed) => {
    expect(emailSchema.parse(typed)).toBe("ann@practice.com");
    expect(signInInput.parse({ email: typed, password: "x" }).email).toBe("ann@practice.com");
    const invited = { orgId: crypto.randomUUID(), name: "Ann", email: typed, role: "viewer" };
    expect(inviteMemberInput.parse(invited).email).toBe("ann@practice.com");
  });

  it.each([
    "ann@practice.com, bob@practice.com",
    "ann practice.com",
    "<>",
    "mailto:",
    "\u200b",
    "\u212aim@practice.com",
  ])("is not read from %j", (typed) => {
    expect(emailSchema.safeParse(typed).success).toBe(false);
  });

  it("is read the same when it is read again, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (typed) => {
        const { success, data } = emailSchema.safeParse(typed);
        if (success) expect(emailSchema.parse(data)).toBe(data);
      }),
      propertyRuns(),
    );
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const plain = readEmail(address);
        for (const typed of [`Ann <${address}>`, `\u200b${address}\u202c`, ` ${address}, `])
          expect(readEmail(typed)).toBe(plain);
      }),
      propertyRuns(),
    );
  });
});
