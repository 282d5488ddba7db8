import { foldText } from "@/lib/fold-text";
import { type Figure, type NotJudged, tally } from "./figure";
import type { Conversation, DialogueTurn, Parts, Urgency } from "./parts";
import { LANGUAGE_OF, type Practice } from "./practice";

export interface Dialogue {
  name: string;
  line: { language: string; open: boolean };
  turns: DialogueTurn[];
  expect: {
    outcome: string | null;
    must_say: string[];
    must_not_say: string[];
    collected: Record<string, string>;
    max_turns?: number;
  };
}

/** How many dialogues pass: outcome, what is said and not said, what is collected, and how many turns it takes. */
export async function judgeDialogues(
  name: string,
  dialogues: Dialogue[],
  practice: Practice,
  { converse }: Parts,
): Promise<Figure | NotJudged> {
  if (!converse) return { name, cases: dialogues.length, needs: "the whole receptionist" };
  const clock = practice.conventions?.clock;
  const failures = await Promise.all(
    dialogues.map(async ({ name: title, line, turns, expect }) => {
      const now = (line.open ? clock?.open : clock?.closed) ?? "";
      const language = LANGUAGE_OF[line.language] ?? "ENGLISH";
      const went = await converse(practice, { language, now }, turns);
      return { title, failure: failureOf(went, expect) };
    }),
  );
  return tally(name, failures, [{ of: "right", atLeast: 0.8 }], ({ title, failure }) =>
    failure ? { is: "neither", example: `${title}: ${failure}` } : { is: "right" },
  );
}

/** Why a conversation is not as expected. */
export function failureOf(went: Conversation, expect: Dialogue["expect"]): string | null {
  const said = went.said.join(" ");
  const missing = expect.must_say.find((pattern) => !patternOf(pattern).test(said));
  const forbidden = expect.must_not_say.find((pattern) => patternOf(pattern).test(said));
  const differing = Object.entries(expect.collected).find(
    ([field, value]) => comparable(field, went.collected[field] ?? "") !== comparable(field, value),
  );
  if (expect.outcome && went.outcome !== expect.outcome) return `the outcome was ${went.outcome}`;
  if (missing) return `${missing} was not said`;
  if (forbidden) return `${forbidden} was said`;
  if (differing) return `${differing[0]} was ${went.collected[differing[0]]}`;
  if (expect.max_turns && went.said.length > expect.max_turns) return `it took ${went.said.length} turns`;
  return null;
}

/** A leading `(?i)` is the flag i. */
function patternOf(pattern: string): RegExp {
  const insensitive = pattern.startsWith("(?i)");
  return new RegExp(insensitive ? pattern.slice(4) : pattern, insensitive ? "iu" : "u");
}

function comparable(field: string, value: string): string {
  return field === "phone" ? value.replace(/\D/g, "").slice(-10) : foldText(value);
}

export interface Voicemail {
  id: number;
  transcript: string;
  expected: { name: string | null; phone: string | null; urgency: Urgency };
}

const URGENCIES: Urgency[] = ["routine", "urgent", "emergency"];

/** How many voicemails are read with the right name and number, and none as less urgent than it is. */
export function judgeVoicemails(voicemails: Voicemail[], { readVoicemail }: Parts): (Figure | NotJudged)[] {
  if (!readVoicemail)
    return [{ name: "en: voicemails", cases: voicemails.length, needs: "messages of voicemails" }];
  const read = voicemails.map(({ id, transcript, expected }) => ({
    id,
    expected,
    is: readVoicemail(transcript),
  }));
  return [
    tally(
      "en: name and number of voicemails",
      read,
      [{ of: "right", atLeast: 0.85 }],
      ({ id, expected, is }) => {
        const same = (["name", "phone"] as const).every(
          (field) => comparable(field, is[field] ?? "") === comparable(field, expected[field] ?? ""),
        );
        return same ? { is: "right" } : { is: "neither", example: `voicemail ${id}` };
      },
    ),
    tally(
      "en: voicemails read as less urgent",
      read,
      [{ of: "wrong", atMostCases: 0 }],
      ({ id, expected, is }) => ({
        is: URGENCIES.indexOf(is.urgency) < URGENCIES.indexOf(expected.urgency) ? "wrong" : "right",
        example: `voicemail ${id}`,
      }),
    ),
  ];
}
