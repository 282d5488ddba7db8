import { type Figure, type NotJudged, tally } from "./figure";
import type { Parts } from "./parts";
import { LANGUAGE_OF } from "./practice";

export interface Complaint {
  category: number;
  say: string;
}

/** Whether what is life-threatening gets the advice to dial 911, and what is not does not. */
export function judgeComplaints(complaints: Complaint[], { hear }: Parts): (Figure | NotJudged)[] {
  if (!hear) return [{ name: "en: complaints by urgency", cases: complaints.length, needs: "hearing" }];
  const of = (...categories: number[]) => complaints.filter(({ category }) => categories.includes(category));
  const heard = ({ say }: Complaint) => hear(say, "ENGLISH", false);
  return [
    tally("en: category 1 gets the 911 advice", of(1), [{ of: "right", atLeast: 0.9 }], (one) => ({
      is: heard(one) === "emergency" ? "right" : "neither",
    })),
    tally("en: category 2 gets it, or the urgent path", of(2), [{ of: "right", atLeast: 0.6 }], (one) => ({
      is: ["emergency", "urgent"].includes(heard(one) ?? "") ? "right" : "neither",
    })),
    tally("en: alarms in categories 4 and 5", of(4, 5), [{ of: "wrong", atMostCases: 1 }], (one) => ({
      is: heard(one) === "emergency" ? "wrong" : "right",
      example: one.say,
    })),
  ];
}

/** Sentences of other domains that are taken for an emergency. */
export function falseAlarms(
  name: string,
  sentences: readonly string[],
  { hear }: Parts,
  short: string,
): (Figure | NotJudged)[] {
  const language = LANGUAGE_OF[short] ?? "ENGLISH";
  const title = `${short}: false alarms in ${name}`;
  if (!hear) return [{ name: title, cases: sentences.length, needs: "hearing" }];
  return [
    tally(title, sentences, [{ of: "wrong", atMost: 0.001 }], (say) => ({
      is: hear(say, language, false) === "emergency" ? "wrong" : "right",
      example: say,
    })),
  ];
}
