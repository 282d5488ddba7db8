import { NAME_LENGTH } from "@/lib/constants/limits";
import { AppError } from "@/lib/errors";
import { codePoints, tooLongText } from "@/lib/schemas/common";

/**
 * Refuses a name that is too long, unless it is the one that the row has from before the limit (product rule 5).
 * @param before the present name; null for a new row
 * @param field where the name is in the input, and what its sentence calls it
 * @throws AppError `validation_failed` at that field
 */
export function assertNewName(
  name: string | null | undefined,
  before: string | null,
  { path, label }: { path: string; label: string },
): void {
  if (!name || name === before || codePoints(name) <= NAME_LENGTH) return;
  const message = tooLongText(label, NAME_LENGTH);
  throw new AppError("validation_failed", {
    fields: [{ path, code: "too_long", message, maxLength: NAME_LENGTH }],
  });
}
