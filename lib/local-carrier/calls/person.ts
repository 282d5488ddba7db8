/** One thing that a person on the phone does, in their turn. */
export type PersonStep =
  /** Says it once the other side is quiet. */
  | { act: "say"; text: string }
  /** Starts to say it when this many words of the other side have been heard. */
  | { act: "say_over"; text: string; afterWords: number }
  /** Presses keys, one after another, once the other side is quiet. */
  | { act: "key"; digits: string }
  /** Does nothing for a while, whatever is said meanwhile. */
  | { act: "wait"; ms: number }
  /** Stays quiet for a while once the other side is quiet. */
  | { act: "silence"; ms: number }
  | { act: "hang_up" }
  /** Does the step if what was heard since the last one matches. */
  | { act: "if_heard"; pattern: RegExp; next: PersonStep };

/** A line of a script that is none of the steps. */
export class ScriptError extends Error {}

const LINES: { pattern: RegExp; step: (match: RegExpExecArray) => PersonStep }[] = [
  { pattern: /^say "(.+)"$/, step: ([, text = ""]) => ({ act: "say", text }) },
  {
    pattern: /^say over "(.+?)"(?: after (\d+) words?)?$/,
    step: ([, text = "", words]) => ({ act: "say_over", text, afterWords: Number(words ?? 2) }),
  },
  { pattern: /^key ([0-9*#]+)$/, step: ([, digits = ""]) => ({ act: "key", digits }) },
  {
    pattern: /^wait (\d+(?:\.\d+)?)s$/,
    step: ([, seconds]) => ({ act: "wait", ms: Number(seconds) * 1000 }),
  },
  {
    pattern: /^silence (\d+(?:\.\d+)?)s$/,
    step: ([, seconds]) => ({ act: "silence", ms: Number(seconds) * 1000 }),
  },
  { pattern: /^hang up$/, step: () => ({ act: "hang_up" }) },
  {
    pattern: /^if heard \/(.+)\/ then (.+)$/,
    step: ([, pattern = "", next = ""]) => ({
      act: "if_heard",
      pattern: new RegExp(pattern, "iu"),
      next: stepOf(next),
    }),
  },
];

/**
 * Reads a script, one step a line: `say "…"`, `say over "…" after 3 words`, `key 1`, `wait 2s`, `silence 20s`, `hang up`,
 * `if heard /…/ then STEP`. At its end the person waits until the other side is quiet, and hangs up.
 * @throws ScriptError for a line that is none of these
 */
export function parseScript(script: string): PersonStep[] {
  return script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(stepOf);
}

function stepOf(line: string): PersonStep {
  for (const { pattern, step } of LINES) {
    const match = pattern.exec(line);
    if (match) return made(line, () => step(match));
  }
  throw new ScriptError(`Not a step of a person: ${line}`);
}

function made(line: string, step: () => PersonStep): PersonStep {
  try {
    return step();
  } catch (error) {
    throw error instanceof SyntaxError ? new ScriptError(`Not a pattern: ${line}`) : error;
  }
}
