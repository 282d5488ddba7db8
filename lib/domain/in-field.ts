import { AppError, ERROR_CODES, isAppError } from "@/lib/errors";

/**
 * Names the field whose id was not found, because a request can have several. What is out of reach answers like what
 * does not exist.
 * @param field the path of the id in the input
 * @throws AppError whatever `find` throws; a `not_found` with the field
 */
export async function inField<T>(field: string, find: Promise<T>): Promise<T> {
  return find.catch((error: unknown) => {
    if (!isAppError(error, "not_found") || error.fields) throw error;
    const message = ERROR_CODES.not_found[1];
    throw new AppError("not_found", { fields: [{ path: field, code: "not_found", message }] });
  });
}
