import type { AppError } from "@/lib/errors";
import { fieldsForPrograms } from "../core/for-programs";

/**
 * Every refused field with what is wrong with it, in one sentence, for APIs whose refusals have no place for a list.
 * @param nameOf the client's name for a field
 */
export function refusedInWords(error: AppError, nameOf: (path: string) => string): string {
  const { refusedCount } = error;
  const fields = fieldsForPrograms(error) ?? [];
  const more = refusedCount - fields.length;
  const worded = fields.map(({ path, message }) =>
    path ? `${nameOf(path)}: ${message}` : `The body ${message}`,
  );
  return [...worded, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}
