import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { type NumberIdInput, type PhoneNumber, phoneNumberSchema } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { findNumberRow } from "./select-numbers";

/**
 * A living line in the caller's reach.
 * @throws AppError `not_found`, for released ones too
 */
export async function getNumber(context: Context, input: NumberIdInput): Promise<PhoneNumber> {
  requirePermissionSomewhere(context, "read");
  return phoneNumberSchema.parse(presentNumber(await findNumberRow(database(), context, input.id)));
}
