import type { z } from "zod";
import type { FieldCode } from "@/lib/constants/field-codes";
import type { FieldFacts } from "@/lib/errors";

/**
 * The options of a refinement: the code for programs, the sentence for forms, and the facts behind both. Every `refine`
 * takes them from here, so none lacks a code (`field-codes.test.ts` checks all schemas).
 * @param code independent of the sentence, which may change
 * @param error what the console says at the field
 * @param facts what a program needs to repair the field
 */
export function rule(code: FieldCode, error: string, facts: FieldFacts = {}) {
  return { error, params: { code, facts } };
}

/**
 * The same for checks and transforms that push their own issues.
 * @param input the refused value
 * @param path the path of the field within that value; empty for the value itself
 * @param facts as in `rule`
 */
export function ruleIssue(
  code: FieldCode,
  message: string,
  { input, path = [], facts = {} }: { input: unknown; path?: PropertyKey[]; facts?: FieldFacts },
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: "custom", input, path, message, params: { code, facts } };
}
