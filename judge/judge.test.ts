import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_IN } from "./built-in";
import { failureOf } from "./calls";
import { type Figure, passes } from "./figure";
import { judgeFolder } from "./main";
import { ducklingPhrases } from "./times";

const CASES = path.join(import.meta.dirname, "cases");

/** A folder with these files, and the practice of our own cases. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "judge-"));
  const practice = { name: "Test", timezone: "America/New_York", faqs: { en: FAQS } };
  for (const [name, text] of Object.entries({ "practice.json": JSON.stringify(practice), ...files }))
    writeFileSync(path.join(folder, name), text);
  return folder;
}
const FAQS = [{ index: 0, question: "Where do I park?", answer: "Behind the building." }];
const asLines = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");

describe("Our cases", () => {
  it.each(["tuned", "held-out", "public"])("in %s pass all gates of what is judged", async (folder) => {
    const { results } = await judgeFolder(path.join(CASES, folder));
    const figures = results.filter((result): result is Figure => "gates" in result);
    expect(figures.length).toBeGreaterThan(2);
    const missed = figures.filter((figure) => !figure.gates.every((gate) => passes(figure, gate)));
    expect(missed).toEqual([]);
  });
});

describe("The judge", () => {
  it("passes a folder only if all gates pass and everything could be judged", async () => {
    const right = { "questions-en.jsonl": asLines([{ say: "where can I park", expect: "faq:0" }]) };
    expect((await judgeFolder(folderWith(right))).passes).toBe(true);
    expect((await judgeFolder(folderWith(right), { understand: BUILT_IN.understand })).passes).toBe(false);
    const wrong = { "questions-en.jsonl": asLines([{ say: "where can I park", expect: "out_of_scope" }]) };
    expect((await judgeFolder(folderWith(wrong))).passes).toBe(false);
  });

  it("says what it could not judge yet, and names the files that it skipped", async () => {
    const folder = folderWith({
      "questions-en.jsonl": asLines([{ say: "repeat that", expect: "repeat" }]),
      "notes.csv": "a,b",
    });
    const { lines } = await judgeFolder(folder, { understand: BUILT_IN.understand });
    expect(lines).toContain("not judged yet: en: control words (1), which needs hearing");
    expect(lines).toContain("skipped: notes.csv");
  });

  it("does not judge without a practice, and does not pass", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "judge-"));
    writeFileSync(path.join(folder, "questions-en.jsonl"), "{}");
    expect(await judgeFolder(folder)).toMatchObject({ passes: false, results: [] });
  });

  it("counts yes for no as wrong, and any other sentence as neither", async () => {
    const rows = [
      { say: "yes", expect: "yes" },
      { say: "nope", expect: "no" },
      { say: "slow down", expect: "slower" },
    ];
    const folder = folderWith({ "questions-en.jsonl": asLines(rows) });
    const { results } = await judgeFolder(folder, {
      ...BUILT_IN,
      hear: () => "yes",
      understand: () => "yes",
    });
    expect(results).toContainEqual(
      expect.objectContaining({ name: "en: control words", right: 1, wrong: 1 }),
    );
  });

  it("reads Duckling's rows that mean one day or minute within twelve months, and no others", () => {
    const row = (expected: string) => ({ lang: "en", kind: "datetime", expect: expected, phrases: ["x"] });
    const values = ducklingPhrases([
      row("(2013, 2, 13, 0, 0, 0) Day"),
      row("(2013, 2, 12, 5, 30, 0) Minute"),
      row("(2013, 2, 1, 0, 0, 0) Day"),
      row("(2016, 2, 12, 0, 0, 0) Day"),
      row("(2014, 0, 0, 0, 0, 0) Year"),
    ]).map(({ value }) => value);
    expect(values).toEqual(["2013-02-13", "2013-02-12T05:30"]);
  });

  it("says why a dialogue is not as expected", () => {
    const expected = {
      outcome: "message",
      must_say: ["(?i)thursday"],
      must_not_say: ["confirmed"],
      collected: {},
    };
    const went = { outcome: "message", said: ["Thursday it is."], collected: { name: "Zoë O’Neil" } };
    expect(failureOf(went, expected)).toBeNull();
    expect(failureOf(went, { ...expected, collected: { name: "zoe oneil" } })).toBeNull();
    expect(failureOf({ ...went, outcome: "answered" }, expected)).toMatch(/outcome/);
    expect(failureOf({ ...went, said: ["Friday."] }, expected)).toMatch(/was not said/);
    expect(failureOf(went, { ...expected, max_turns: 0, must_not_say: ["Thursday"] })).toMatch(/was said/);
  });
});
