import { AppError } from "@/lib/errors";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An id from a URL, ready for a query. What is no id names nothing, so it answers as what does not exist.
 * @throws AppError `not_found`
 */
export function knownShape(id: string): string {
  if (!ID.test(id)) throw new AppError("not_found");
  return id.toLowerCase();
}
