import { UsageError } from "./sentence-of";

/** What stands after a command's name. */
export type Options = Record<string, string | boolean | string[] | undefined>;

/** The text of an option. @throws UsageError if it is missing */
export function required(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw new UsageError(`--${name} is missing.`);
}
