import { describe, expect, it } from "vitest";
import { emailSchema, passwordSchema } from "@/lib/schemas/user";
import { assertGoodPassword } from "./password-rules";

const ADA = {
  email: "ada.lovelace@mail.brightsmile.example",
  name: "Ada Lovelace",
  practices: ["Núñez & Sons Dental", "Oak Street"],
};
const isTaken = (password: string) => {
  try {
    assertGoodPassword(password, ADA);
    return true;
  } catch {
    return false;
  }
};

describe("A password", () => {
  it("may consist of anything, if it is long enough and hard to guess", () => {
    for (const password of ["correct horse battery", "     x     y", "пароль из слов", "tr0ub4dor&3xyz"]) {
      expect(passwordSchema.safeParse(password).success).toBe(true);
      expect(isTaken(password)).toBe(true);
    }
  });

  it("has 10 to 200 characters", () => {
    expect(passwordSchema.safeParse("a1b2c3d4e").success).toBe(false);
    expect(passwordSchema.safeParse("ab".repeat(101)).success).toBe(false);
  });

  it("is refused if it is well known, or made of the person's name or address", () => {
    for (const password of [
      "password123",
      "Password1234",
      "1234567890",
      "QWERTYUIOP",
      "aaaaaaaaaaaa",
      "abababababab",
      "linekeeper123",
      "Linekeeper2026!",
      "ada.lovelace@mail.brightsmile.example",
      "Ada.Lovelace",
      "  ada.lovelace@mail.brightsmile.example ",
      "ADA.LOVELACE@MAIL.BRIGHTSMILE.EXAMPLE1!",
      "2026 Ada Lovelace",
      "adalovelace",
      "AdaLovelace123",
    ])
      expect(isTaken(password), password).toBe(false);
  });

  it("is refused if it is made of the address's domain or the practice's name, whatever digits and signs are around", () => {
    for (const password of [
      "brightsmile2026",
      "Brightsmile!!1",
      "mail.brightsmile1",
      "mail.brightsmile.example1",
      "ada@brightsmile",
      "nunez & sons dental",
      "Núñez2026!",
      "dental1234567",
      "OakStreet2026",
      "oak-street-brightsmile",
    ])
      expect(isTaken(password), password).toBe(false);
    for (const password of ["example words here", "brightsmile is my dentist", "oak trees on the street"])
      expect(isTaken(password), password).toBe(true);
  });

  it("is checked quickly, however many ways there are to make it of the names", () => {
    const practices = Array.from({ length: 40 }, (_, index) => "a".repeat(index + 3));
    const password = `${"a".repeat(190)}bcd`;
    expect(() => assertGoodPassword(password, { ...ADA, practices })).not.toThrow();
  });
});

describe("An e-mail address", () => {
  it("is stored in lower case without surrounding spaces", () => {
    expect(emailSchema.parse("  You@Practice.COM ")).toBe("you@practice.com");
  });

  it("is refused with look-alike letters, even if their lower case is an ASCII letter", () => {
    for (const email of ["аda@practice.com", "ada@prаctice.com", "\u212Aim@practice.com"])
      expect(emailSchema.safeParse(email).success).toBe(false);
  });

  it("is refused if it is malformed", () => {
    for (const email of [
      "",
      "ada",
      "ada@",
      "@practice.com",
      "a b@practice.com",
      "ada@practice",
      "a@@b.com",
      "<script>@a.example",
      "ada..b@a.example",
      "a;b@a.example",
    ])
      expect(emailSchema.safeParse(email).success).toBe(false);
  });
});
