import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { propertyRuns } from "@/db/testing/property-runs";
import { codePoints, nameText } from "@/lib/schemas/common";

const schema = nameText("The name");
const read = (name: string) => {
  const { data, error } = schema.safeParse(name);
  return error
    ? error.issues.map((issue) => (issue.code === "custom" ? issue.params?.code : issue.code)).join()
    : data;
};
const sentenceOf = (name: string) => schema.safeParse(name).error?.issues[0]?.message;

describe("a name", () => {
  it.each([
    "Main Line",
    "Línea en español",
    "Zoë’s “Front Desk” – 24/7 (new)",
    "歯科クリニック",
    "邊󠄀田歯科",
    "עיבורית",
    "مطب دندان‌پزشکی",
    "दन्त चिकित्सा क्‍ष",
    "क्ष",
    "👨‍👩‍👧 Family",
    "🏴‍☠️ Pirates",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
    "❤️",
    "🏃🏽‍♂️ Run",
    "1️⃣ First",
    "Phở Nguyễn",
    "ɔ̃́̀",
    "กี่",
    "☎︎ Desk",
    "👁️‍🗨️",
    "ᠮᠣᠩᠭᠣᠯ",
    "O'Neil & Sons, #2",
  ])("may be %j", (name) => {
    expect(read(name)).toBe(name.normalize("NFC"));
  });

  it.each([
    ["", "required"],
    ["   ", "required"],
    ["\u200b", "required"],
    ["\u3164", "required"],
    ["\u2800\u115f\u1160\uffa0", "required"],
    ["\u202e\u202c", "required"],
    ["\ufe0f", "hidden_character"],
    ["Front\u200bDesk", "hidden_character"],
    ["Front\ufe0f Desk", "hidden_character"],
    ["Front Desk 1\ufe0f", "hidden_character"],
    ["Front\u{e0100} Desk", "hidden_character"],
    ["Front \ufffc Desk", "hidden_character"],
    ["Z\u0351\u036b\u0343\u032a\u0302\u0342algo", "invalid"],
    ["\u0e01\u0e49\u0e49\u0e49", "invalid"],
    ["Front\u202eksed", "hidden_character"],
    ["Front \u3164 Desk", "hidden_character"],
    ["Front\u2800Desk", "hidden_character"],
    ["Front\u200dDesk", "hidden_character"],
    ["Front\u200cDesk", "hidden_character"],
    ["Front\u00adDesk", "hidden_character"],
    ["Front\ufeffDesk", "hidden_character"],
    ["Front\ue000Desk", "hidden_character"],
    ["Front\u0378Desk", "hidden_character"],
    ["Front\uffffDesk", "hidden_character"],
    ["Front\u{e0041}Desk", "hidden_character"],
    ["A\ufe0f\ufe0fB", "hidden_character"],
    ["Front\u2066Desk\u2069s", "hidden_character"],
    ["Front\nDesk", "invalid"],
    ["Front\u0007Desk", "invalid"],
    ["Front\ud800Desk", "invalid"],
    ["Front\u2028Desk", "invalid"],
    ["x".repeat(101), "too_long"],
  ])("cannot be %j: %s", (name, code) => {
    expect(read(name)).toBe(code);
  });

  it("is trimmed with its invisible ends, and stored in NFC", () => {
    expect(read("\u200b\u202a Main Line \u202c\ufeff")).toBe("Main Line");
    expect(read("\u3164Main Line\u00a0")).toBe("Main Line");
    expect(read("Li\u0301nea")).toBe("Línea");
  });

  it("has at most 100 characters, counted in code points after that", () => {
    expect(read("🦷".repeat(100))).toBe("🦷".repeat(100));
    expect(read("🦷".repeat(101))).toBe("too_long");
    expect(read(`${"i\u0301".repeat(100)}\u200b`)).toBe("í".repeat(100));
  });

  it("is refused with the name of the mark and its place", () => {
    expect(sentenceOf("Front\u200bDesk")).toBe(
      "The name has a hidden character after “Front”: zero-width space (U+200B). Delete it.",
    );
    expect(sentenceOf("Front\u202eDesk")).toContain("right-to-left override (U+202E)");
    expect(sentenceOf("Front \u3164 Desk")).toContain("Hangul filler (U+3164)");
    expect(sentenceOf("Front\ue000Desk")).toContain("U+E000");
  });

  it("is the same when it is read again, and shows something, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (typed) => {
        const { success, data } = schema.safeParse(typed);
        if (!success) return;
        expect(schema.parse(data)).toBe(data);
        expect(data).toMatch(/[\p{L}\p{N}\p{P}\p{S}\p{M}\p{Extended_Pictographic}]/u);
        expect(codePoints(data)).toBeLessThanOrEqual(100);
        expect(data).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]/);
      }),
      propertyRuns(),
    );
  });

  it("stays fast with a long text of marks", () => {
    expect(read("\u200b".repeat(50_000))).toBe("required");
    expect(read(`${"\u200b".repeat(50_000)}x`)).toBe("x");
    expect(read(`x${"\u200b".repeat(50_000)}x`)).toBe("too_long");
    expect(z.safeParse(schema, "🏴\u{e0067}".repeat(20)).success).toBe(false);
  });
});
