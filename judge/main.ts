import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_IN } from "./built-in";
import { type Dialogue, judgeDialogues, judgeVoicemails } from "./calls";
import { falseAlarms, judgeComplaints } from "./emergencies";
import { describeFigure, type Figure, type NotJudged, passes } from "./figure";
import type { Parts } from "./parts";
import { judgePhones } from "./phones";
import { LANGUAGE_OF, type Practice, readPractice } from "./practice";
import { judgeQuestions, type Question } from "./questions";
import { judgeControl, judgeOutOfScope, judgeYesNo } from "./sentences";
import { ducklingPhrases, intakePhrases, judgeTimes } from "./times";

type Results = (Figure | NotJudged)[];

/** A file of a folder, and what it is judged with. */
interface Source {
  folder: string;
  /** The short name of the language in the file's name. */
  short: string;
  parts: Parts;
  practice: Practice;
  text: string;
}

// biome-ignore lint/suspicious/noExplicitAny: The files are of others; SHAPES.md is their schema.
const jsonLines = (text: string): any[] => lines(text).map((line) => JSON.parse(line));

/** How each file is judged, by its name. */
const KINDS: [RegExp, (source: Source) => Results | Promise<Results>][] = [
  [
    /^questions-(?<short>en|es|fr)\.jsonl$/,
    ({ short, parts, practice, text }) => {
      const questions: Question[] = jsonLines(text);
      const calm = questions.filter(({ expect }) => !["emergency", "urgent"].includes(expect));
      const alarms = falseAlarms(
        "questions",
        calm.map(({ say }) => say),
        parts,
        short,
      );
      return [...judgeQuestions(questions, practice, LANGUAGE_OF[short] ?? "ENGLISH", parts), ...alarms];
    },
  ],
  [
    /^clinc-out-of-scope-en\.txt$/,
    ({ parts, practice, text }) => [
      judgeOutOfScope("CLINC's sentences out of scope", lines(text), "en", practice, parts),
      ...falseAlarms("CLINC's sentences out of scope", lines(text), parts, "en"),
    ],
  ],
  [
    /^xrisawoz-utterances-fr\.tsv$/,
    // No gate: many of them ask for hours, an address or parking in the words of a patient.
    ({ parts, practice, text }) => {
      const sentences = table(text).map(([, , say = ""]) => say);
      return [judgeOutOfScope("XRiSAWOZ", sentences, "fr", practice, parts, [])];
    },
  ],
  [
    /^clinic-utterances-es\.tsv$/,
    ({ parts, practice, text }) => {
      const talk = table(text).flatMap(([intent, say = ""]) => (intent === "conversacion" ? [say] : []));
      return [judgeOutOfScope("small talk with a clinic", talk, "es", practice, parts)];
    },
  ],
  [
    /^clinc-call-handling-en\.tsv$/,
    ({ parts, text }) =>
      judgeControl(
        table(text).map(([intent = "", say = ""]) => ({ intent, say })),
        parts,
      ),
  ],
  [/^recognizers-yes-no-en-es-fr\.jsonl$/, ({ parts, text }) => judgeYesNo(jsonLines(text), parts)],
  [
    /^complaints-by-urgency-en\.tsv$/,
    ({ parts, text }) =>
      judgeComplaints(
        table(text).map(([category, , say = ""]) => ({ category: Number(category), say })),
        parts,
      ),
  ],
  [
    /^duckling-times-en-es-fr\.jsonl$/,
    ({ parts, text }) => judgeTimes("Duckling", ducklingPhrases(jsonLines(text)), parts),
  ],
  [
    /^intake-entities-en\.jsonl$/,
    ({ parts, text }) => judgeTimes("the intake file", intakePhrases(jsonLines(text)), parts),
  ],
  [/^recognizers-phones-en-es-fr\.jsonl$/, ({ parts, text }) => judgePhones(jsonLines(text), parts)],
  [
    /^voicemails-expected\.jsonl$/,
    ({ folder, parts, text }) => {
      const file = path.join(folder, "clinic-voicemails-en.jsonl");
      const transcripts = new Map(
        jsonLines(readFileSync(file, "utf8")).map((row) => [row.id, row.transcript]),
      );
      const voicemails = jsonLines(text).map(({ id, ...expected }) => ({
        id,
        expected,
        transcript: transcripts.get(id) ?? "",
      }));
      return judgeVoicemails(voicemails, parts);
    },
  ],
  [
    /^dialogues-(?<short>en|es|fr)\.jsonl$/,
    async ({ short, parts, practice, text }) => {
      const dialogues: Dialogue[] = jsonLines(text);
      return [await judgeDialogues(`${short}: dialogues`, dialogues, practice, parts)];
    },
  ],
];

/** Files that others read, or that say what is there. */
const READ_WITH_OTHERS = /^(practice\.json|clinic-voicemails-en\.jsonl|.*\.md)$/;

/**
 * Judges a folder of cases.
 * @returns what to print, and whether all gates pass and everything could be judged
 */
export async function judgeFolder(
  folder: string,
  parts: Parts = BUILT_IN,
): Promise<{ lines: string[]; passes: boolean; results: Results }> {
  const practice = readPractice(folder);
  const results: Results = [];
  const skipped: string[] = [];
  for (const name of filesOf(folder)) {
    const file = path.basename(name);
    const [pattern, judge] = KINDS.find(([kind]) => kind.test(file)) ?? [];
    if (!pattern || !judge || !practice) {
      if (!READ_WITH_OTHERS.test(file)) skipped.push(name);
      continue;
    }
    const short = pattern.exec(file)?.groups?.short ?? "en";
    const text = readFileSync(path.join(folder, name), "utf8");
    results.push(...(await judge({ folder, short, parts, practice, text })));
  }
  const figures = results.filter((result): result is Figure => "gates" in result && result.cases > 0);
  const missing = results.filter((result): result is NotJudged => "needs" in result);
  const missed = figures.filter((figure) => figure.gates.some((gate) => !passes(figure, gate)));
  const said = [
    ...(practice
      ? []
      : ["There is no practice.json in the folder or in the one around it, so nothing was judged."]),
    ...figures.map(describeFigure),
    ...missed.flatMap(({ name, examples }) => examples.slice(0, 10).map((text) => `  ${name}: ${text}`)),
    ...missing.map(({ name, cases, needs }) => `not judged yet: ${name} (${cases}), which needs ${needs}`),
    ...skipped.map((name) => `skipped: ${name}`),
  ];
  const ok = figures.length > 0 && missed.length === 0 && missing.length === 0;
  const verdict = `${figures.length - missed.length} figures passed, ${missed.length} missed, ${missing.length} not judged yet`;
  return { lines: [...said, verdict], passes: ok, results };
}

/** The files of a folder, and of the folders directly in it that have no practice of their own. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile()) return [entry.name];
      const within = readdirSync(path.join(folder, entry.name));
      return within.includes("practice.json") ? [] : within.map((name) => path.join(entry.name, name));
    })
    .sort();
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** The rows of a file with tabs, without its heading. */
function table(text: string): string[][] {
  return lines(text)
    .slice(1)
    .map((line) => line.split("\t"));
}
