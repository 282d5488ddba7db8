import { type Figure, type Gate, type NotJudged, tally } from "./figure";
import type { Parts } from "./parts";
import { LANGUAGE_OF, type Practice } from "./practice";
import { isAnswer, meaningOf } from "./questions";

/** How many sentences of other domains are answered from facts and training. */
export function judgeOutOfScope(
  name: string,
  sentences: readonly string[],
  short: string,
  practice: Practice,
  parts: Parts,
  gates: Gate[] = [{ of: "wrong", atMost: 0.05 }],
): Figure {
  const language = LANGUAGE_OF[short] ?? "ENGLISH";
  return tally(`${short}: answered of ${name}`, sentences, gates, (say) => {
    const is = meaningOf(parts, practice, language, { say });
    return { is: isAnswer(is) ? "wrong" : "right", example: `"${say}" was ${is}` };
  });
}

/** Yes and no as people say them, after a question for yes or no. */
export function judgeYesNo(
  rows: { lang: string; text: string; answers: { value: boolean }[] }[],
  { hear }: Parts,
): (Figure | NotJudged)[] {
  return Object.entries(LANGUAGE_OF).flatMap(([short, language]): (Figure | NotJudged)[] => {
    const cases = rows.filter(({ lang, answers }) => lang === short && answers.length === 1);
    const name = `${short}: yes and no`;
    if (cases.length === 0) return [];
    if (!hear) return [{ name, cases: cases.length, needs: "hearing" }];
    const gates: Gate[] = [
      { of: "right", atLeast: 0.9 },
      { of: "wrong", atMost: 0.01 },
    ];
    return [
      tally(name, cases, gates, ({ text, answers }) => {
        const is = hear(text, language, true);
        const expected = answers[0]?.value ? "yes" : "no";
        if (is === expected) return { is: "right" };
        return { is: is === "yes" || is === "no" ? "wrong" : "neither", example: `"${text}" was ${is}` };
      }),
    ];
  });
}

/** CLINC's intents of calls that the receptionist has a word for. The others are no gate. */
const CLINC: Record<string, string> = {
  yes: "yes",
  no: "no",
  repeat: "repeat",
  goodbye: "goodbye",
  are_you_a_bot: "are_you_a_robot",
};

/** Control words among sentences of calls. */
export function judgeControl(
  rows: { intent: string; say: string }[],
  { hear }: Parts,
): (Figure | NotJudged)[] {
  const cases = rows.filter(({ intent }) => CLINC[intent]);
  if (!hear) return [{ name: "en: control words of calls", cases: cases.length, needs: "hearing" }];
  return [
    tally("en: control words of calls", cases, [{ of: "right", atLeast: 0.9 }], ({ intent, say }) => {
      const is = hear(say, "ENGLISH", intent === "yes" || intent === "no");
      const opposite = (is === "yes" || is === "no") && (intent === "yes" || intent === "no");
      if (is === CLINC[intent]) return { is: "right" };
      return { is: opposite ? "wrong" : "neither", example: `"${say}" was ${is}` };
    }),
  ];
}
