import { describe, expect, it } from "vitest";
import type { Language } from "@/lib/constants/languages";
import { dataLines, expectationOf, sharedLines } from "../testing/read-sentences";
import { hear } from "./hear";
import { hearAnswer } from "./hear-answer";

/** Sentences of other authors: what has to be understood, and what must raise no alarm and steer no call. */
const CONTROL = new Set(["are_you_a_robot", "repeat", "slower", "goodbye", "person", "language"]);
const LANGUAGE = { en: "ENGLISH", es: "SPANISH", fr: "FRENCH" } as const;
type Row = { say: string; language: Language };

const english = (lines: string[]) => lines.map((say): Row => ({ say, language: "ENGLISH" }));
const columns = (lines: string[]) => lines.slice(1).map((line) => line.split("\t"));
const clinc = columns(dataLines("clinc-call-handling-en.tsv")).map(([intent = "", say = ""]) => ({
  intent,
  say,
}));
const withLanguage = (lines: string[] | null) =>
  (lines ?? []).flatMap((line): Row[] => {
    const { lang, text, phrases }: { lang: keyof typeof LANGUAGE; text?: string; phrases?: string[] } =
      JSON.parse(line);
    return (phrases ?? [text ?? ""]).map((say) => ({ say, language: LANGUAGE[lang] }));
  });

const FILES: Record<string, Row[]> = {
  clinc: english(clinc.map(({ say }) => say)),
  "out of scope": english(dataLines("clinc-out-of-scope-en.txt")),
  nlupp: english(dataLines("nlupp-hotels-en.jsonl").map((line) => JSON.parse(line).text)),
  "clinic, Spanish": columns(dataLines("clinic-utterances-es.tsv")).map(([, say = ""]) => ({
    say,
    language: "SPANISH",
  })),
  "xrisawoz, French": columns(sharedLines("xrisawoz-utterances-fr.tsv") ?? []).map(([, , say = ""]) => ({
    say,
    language: "FRENCH",
  })),
  sgd: english(columns(sharedLines("cc-by-sa/sgd-utterances-en.tsv") ?? []).map(([, , say = ""]) => say)),
  duckling: withLanguage(sharedLines("duckling-times-en-es-fr.jsonl")),
  dates: withLanguage(sharedLines("recognizers-dates-en-es-fr.jsonl")),
  phones: withLanguage(sharedLines("recognizers-phones-en-es-fr.jsonl")),
  numbers: withLanguage(sharedLines("recognizers-numbers-en-es-fr.jsonl")),
};

it.each(Object.entries(FILES))(
  "raises at most one alarm in a thousand sentences of no emergency: %s",
  (_, rows) => {
    const alarms = rows.filter(({ say, language }) =>
      hear(say, language).some(({ kind }) => kind === "emergency" || kind === "urgent"),
    );
    expect(alarms.length, alarms.map(({ say }) => say).join(" | ")).toBeLessThanOrEqual(0.001 * rows.length);
  },
);

describe("words that steer a call", () => {
  const KIND: Record<string, string> = {
    repeat: "repeat",
    goodbye: "goodbye",
    are_you_a_bot: "are_you_a_robot",
    change_language: "language",
    yes: "yes",
    no: "no",
  };
  const heardAs = (intent: string, say: string) =>
    intent === "yes" || intent === "no"
      ? hearAnswer(say, "ENGLISH")?.answer
      : expectationOf(hear(say, "ENGLISH")[0]).split(":")[0];

  it.each(Object.entries(KIND))("understands nine of ten ways to say %s", (intent, kind) => {
    const rows = clinc.filter((row) => row.intent === intent);
    const right = rows.filter(({ say }) => heardAs(intent, say) === kind);
    expect(right.length).toBeGreaterThanOrEqual(0.9 * rows.length);
  });

  it("takes at most one in fifty other sentences for one of them", () => {
    const rows = clinc.filter(({ intent }) => !(intent in KIND) && intent !== "change_speed");
    const wrong = rows.filter(({ say }) => CONTROL.has(heardAs("", say) ?? ""));
    expect(wrong.length).toBeLessThanOrEqual(0.02 * rows.length);
    const answers = rows.filter(
      ({ intent, say }) =>
        intent !== "maybe" && !intent.endsWith("reservations") && hearAnswer(say, "ENGLISH"),
    );
    expect(answers.length).toBeLessThanOrEqual(0.02 * rows.length);
  });

  it("takes no maybe for yes or no", () => {
    expect(clinc.filter(({ intent, say }) => intent === "maybe" && hearAnswer(say, "ENGLISH"))).toEqual([]);
  });
});

const complaints = sharedLines("complaints-by-urgency-en.tsv");

it.runIf(complaints)("hears complaints by their urgency", () => {
  const heard = columns(complaints ?? []).map(([category = "", , say = ""]) => ({
    category,
    kind: hear(say, "ENGLISH")[0]?.kind,
  }));
  const share = (category: string, ...kinds: string[]) => {
    const rows = heard.filter((row) => row.category === category);
    return rows.filter(({ kind }) => kind && kinds.includes(kind)).length / rows.length;
  };
  expect(share("1", "emergency")).toBeGreaterThanOrEqual(0.9);
  expect(share("2", "emergency", "urgent")).toBeGreaterThanOrEqual(0.6);
  const alarms = heard.filter(
    ({ category, kind }) => "45".includes(category) && (kind === "emergency" || kind === "urgent"),
  );
  expect(alarms.length).toBeLessThanOrEqual(1);
});

it("hears voicemails at least as urgent as they are", () => {
  const URGENT = /Hives|Fever|CRITICAL|Frantic|Pregnancy|Postpartum|Crisis/;
  for (const line of dataLines("clinic-voicemails-en.jsonl")) {
    const { label, transcript }: { label: string; transcript: string } = JSON.parse(line);
    const kind = hear(transcript, "ENGLISH")[0]?.kind;
    if (label.startsWith("CRITICAL")) expect(kind, label).toBe("emergency");
    else if (URGENT.test(label)) expect(["emergency", "urgent"], label).toContain(kind);
    else expect(kind, label).not.toBe("emergency");
  }
});
