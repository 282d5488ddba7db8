import { z } from "zod";
import { codePoints } from "./common";
import { rule, ruleIssue } from "./rule";

interface Bounds {
  /** The most characters that its JSON can have. */
  max: number;
  /** How deep lists and objects can be nested; the object itself counts as one. */
  depth: number;
}

/** Field names that would reach an object's prototype. */
const PROTOTYPE_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/** Any JSON object from a client, stored unchanged; refused if it cannot be stored or could do harm. */
export function jsonObject(label: string, { max, depth }: Bounds) {
  return z
    .custom<Record<string, unknown>>(isObject, {
      ...rule("invalid", `${label} must be a JSON object.`, { expected: "object" }),
      abort: true,
    })
    .check(({ value: input, issues }) => {
      const wrong = problemOf(input, depth);
      if (wrong !== null) issues.push(ruleIssue("invalid", `${label} can have ${wrong}.`, { input }));
      else if (isLonger(input, max))
        issues.push(
          ruleIssue("too_long", `${label} can have at most ${max} characters.`, {
            input,
            facts: { maxLength: max },
          }),
        );
    })
    .meta({ type: "object", additionalProperties: {} });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLonger(value: unknown, max: number): boolean {
  return codePoints(JSON.stringify(value)) > max;
}

/** Why a value cannot be stored, worded to follow "can have"; null if it can be. */
function problemOf(value: unknown, depth: number): string | null {
  if (typeof value === "string")
    return /[\0\p{Cs}]/u.test(value) ? "no control characters or lone surrogates" : null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "finite numbers only";
  if (typeof value !== "object" || value === null) return null;
  if (depth === 0) return "no deeper nesting";
  for (const [name, part] of Object.entries(value)) {
    if (PROTOTYPE_NAMES.has(name)) return `no field named ${name}`;
    const wrong = problemOf(name, depth) ?? problemOf(part, depth - 1);
    if (wrong !== null) return wrong;
  }
  return null;
}
