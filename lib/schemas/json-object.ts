import { z } from "zod";
import { codePoints } from "./common";

interface Bounds {
  /** Characters of it as JSON, at most. */
  max: number;
  /** How deep lists and objects may stand in one another; the object itself is the first. */
  depth: number;
}

/** Names that would reach the prototype of an object. */
const PROTOTYPE_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/** A JSON object of the client's own making, kept as it is sent, as far as it can be kept and does no harm. */
export function jsonObject(label: string, { max, depth }: Bounds) {
  return z
    .custom<Record<string, unknown>>(isObject, { error: `${label} must be a JSON object.`, abort: true })
    .superRefine((value, ctx) => {
      const wrong = problemOf(value, depth) ?? (isLonger(value, max) ? `at most ${max} characters` : null);
      if (wrong === null) return;
      const params = { code: wrong.startsWith("at most") ? "too_long" : "invalid" };
      ctx.addIssue({ code: "custom", message: `${label} can have ${wrong}.`, params });
    })
    .meta({ type: "object", additionalProperties: {} });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLonger(value: unknown, max: number): boolean {
  return codePoints(JSON.stringify(value)) > max;
}

/** What of a value cannot be kept, after "can have"; null where all of it can. */
function problemOf(value: unknown, depth: number): string | null {
  if (typeof value === "string")
    return /[\0\p{Cs}]/u.test(value) ? "no control characters or halves of characters" : null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "numbers of ordinary size only";
  if (typeof value !== "object" || value === null) return null;
  if (depth === 0) return "no deeper lists and objects";
  for (const [name, part] of Object.entries(value)) {
    if (PROTOTYPE_NAMES.has(name)) return `no field called ${name}`;
    const wrong = problemOf(name, depth) ?? problemOf(part, depth - 1);
    if (wrong !== null) return wrong;
  }
  return null;
}
