import type { VariableType } from "@/lib/constants/organizations";
import { formatPhone } from "@/lib/phone";

/** `{{name}}`, with or without spaces inside the braces. */
const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\s*\}\}/g;

/**
 * Replaces placeholders in a bot's greeting with its organization's variables. Values are not searched for
 * placeholders themselves. A placeholder without a variable stays as written, so that its author sees the mistake.
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
