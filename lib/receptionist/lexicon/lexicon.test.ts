import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";
import { LEXICONS, TOPIC_IDS } from "./lexicon";
import { TOPICS } from "./topics";

describe.each(LANGUAGES)("The lexicon in %s", (language) => {
  const { wordings, synonyms } = LEXICONS[language];

  it("has every topic, each with twenty phrasings or more", () => {
    expect(Object.keys(wordings).sort()).toEqual(Object.keys(TOPICS).sort());
    expect(TOPIC_IDS.filter((topic) => new Set(wordings[topic].phrasings).size < 20)).toEqual([]);
  });

  it("has every group of synonyms that a cue names", () => {
    const named = TOPIC_IDS.flatMap((topic) => wordings[topic].cues)
      .flatMap((cue) => cue.split(" + "))
      .filter((part) => part.startsWith("#"));
    expect(named.filter((part) => !synonyms[part.slice(1)])).toEqual([]);
  });

  it("has no phrasing under two topics", () => {
    const seen = TOPIC_IDS.flatMap((topic) =>
      [...new Set(wordings[topic].phrasings.map(foldText))].map((phrasing) => ({ topic, phrasing })),
    );
    const twice = seen.filter(
      ({ phrasing }, index) => seen.findIndex((other) => other.phrasing === phrasing) !== index,
    );
    expect(twice).toEqual([]);
  });
});
