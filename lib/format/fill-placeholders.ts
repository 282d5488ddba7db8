import type { VariableType } from "@/lib/constants/organizations";
import { formatPhone } from "@/lib/phone";

/** `{{name}}`, also with spaces inside the braces. */
const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\s*\}\}/g;

/**
 * Fills the variables of its organization into a bot's greeting. Each placeholder is filled once: what stands in a value
 * is text. One that names no variable stays as it is written, where whoever made the mistake will see it.
 * @returns the greeting, with phone numbers as people read them
 */
export function fillPlaceholders(
  greeting: string,
  variables: { name: string; value: string; type: VariableType }[],
): string {
  const values = new Map(
    variables.map(({ name, value, type }) => [name, type === "PHONE_NUMBER" ? formatPhone(value) : value]),
  );
  return greeting.replace(PLACEHOLDER, (placeholder, name: string) => values.get(name) ?? placeholder);
}
