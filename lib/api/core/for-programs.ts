import type { AppError, FieldError } from "@/lib/errors";

/** How a form asks for a value: "Enter two letters, such as IL.", "Choose a timezone from the list." */
const ASKING = /^(?:Enter|Choose) (.+)$/;

/** How a form refuses a list with an item twice: "List each language only once." */
const LISTING = /^List (each .+ only once)\.$/;

/**
 * A sentence for a form, worded for programs, which neither enter nor choose anything: "must be two letters, such as IL".
 * Other sentences stay as they are.
 */
export function forPrograms(sentence: string): string {
  const [, listed] = LISTING.exec(sentence) ?? [];
  if (listed !== undefined) return `must list ${listed}: its items must differ`;
  const [, asked] = ASKING.exec(sentence) ?? [];
  if (asked === undefined) return sentence;
  const text = asked.replace(" from the list", "");
  return `must be ${/\.\s/.test(text) ? text : text.replace(/\.$/, "")}`;
}

/** The refused fields of an error, worded for programs. */
export function fieldsForPrograms({ fields }: Pick<AppError, "fields">): FieldError[] | undefined {
  return fields?.map((field) => ({ ...field, message: forPrograms(field.message) }));
}
