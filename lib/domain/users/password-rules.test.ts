import { describe, expect, it } from "vitest";
import { emailSchema, passwordSchema } from "@/lib/schemas/user";
import { assertGoodPassword } from "./password-rules";

const ADA = { email: "ada.lovelace@practice.com", name: "Ada Lovelace" };
const isTaken = (password: string) => {
  try {
    assertGoodPassword(password, ADA);
    return true;
  } catch {
    return false;
  }
};

describe("A password", () => {
  it("is taken whatever it is made of, if it is long enough and not guessed first", () => {
    for (const password of ["correct horse battery", "     x     y", "пароль из слов", "tr0ub4dor&3xyz"]) {
      expect(passwordSchema.safeParse(password).success).toBe(true);
      expect(isTaken(password)).toBe(true);
    }
  });

  it("has 10 characters at least and 200 at most", () => {
    expect(passwordSchema.safeParse("a1b2c3d4e").success).toBe(false);
    expect(passwordSchema.safeParse("ab".repeat(101)).success).toBe(false);
  });

  it("is refused when it is among the first that are guessed, or made of one's own name or address", () => {
    for (const password of [
      "password123",
      "Password1234",
      "1234567890",
      "QWERTYUIOP",
      "aaaaaaaaaaaa",
      "abababababab",
      "linekeeper123",
      "Linekeeper2026!",
      "ada.lovelace@practice.com",
      "Ada.Lovelace",
      "adalovelace",
      "AdaLovelace123",
    ])
      expect(isTaken(password), password).toBe(false);
  });
});

describe("An e-mail address", () => {
  it("is kept in lower case without spaces around it", () => {
    expect(emailSchema.parse("  You@Practice.COM ")).toBe("you@practice.com");
  });

  it("is refused with look-alike letters, also those whose lower case is an ordinary one", () => {
    for (const email of [
      "аda@practice.com",
      "ada@prаctice.com",
      "\u212Aim@practice.com",
      "ada@practice.com\u200b",
    ])
      expect(emailSchema.safeParse(email).success).toBe(false);
  });

  it("is refused when it is none", () => {
    for (const email of ["", "ada", "ada@", "@practice.com", "a b@practice.com", "ada@practice", "a@@b.com"])
      expect(emailSchema.safeParse(email).success).toBe(false);
  });
});
