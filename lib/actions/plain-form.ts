import { redirect } from "next/navigation";
import type { ActionResult, Refusal } from "@/lib/errors";

/** What a plain form shows after a refusal: what was typed, without passwords, and why. Null before the first attempt. */
export type PlainFormState = { values: Record<string, string>; result: Refusal } | null;

/** Longer than any value that a plain form accepts. */
const SHOWN_AGAIN = 254;

interface PlainForm<Input> {
  /** The fields of the form that can be shown again after a refusal. */
  shown: readonly (keyof Input & string)[];
  /** The fields that cannot: passwords and one-time tokens. */
  hidden: readonly (keyof Input & string)[];
}

/** A field of what was sent as a form; null also if a client sent something else. */
export function fieldOf(form: unknown, name: string): FormDataEntryValue | null {
  return form instanceof FormData ? form.get(name) : null;
}

/**
 * Runs an action with the fields of a plain HTML form, which also works before scripts load, and then goes to another
 * page.
 * @param next the page, or how to choose it from what the action returned
 * @returns what the form shows after a refusal
 */
export async function runPlainForm<Input, Data>(
  form: unknown,
  { shown, hidden }: PlainForm<Input>,
  action: (input: Input) => Promise<ActionResult<Data>>,
  next: string | ((data: Data) => string),
): Promise<PlainFormState> {
  const textOf = (name: string) => String(fieldOf(form, name) ?? "");
  const input = Object.fromEntries([...shown, ...hidden].map((name) => [name, textOf(name)]));
  const result = await action(input as Input);
  if (result.ok) redirect(typeof next === "string" ? next : next(result.data));
  return {
    values: Object.fromEntries(shown.map((name) => [name, textOf(name).slice(0, SHOWN_AGAIN)])),
    result,
  };
}
