import { AppError } from "@/lib/errors";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Makes an id from outside ready for a query, in lower case. Text that is not a UUID names nothing, so it answers like
 * an id that does not exist.
 * @throws AppError `not_found`
 */
export function parseId(id: string): string {
  if (!ID.test(id)) throw new AppError("not_found");
  return id.toLowerCase();
}
