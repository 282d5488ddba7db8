import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import {
  type OfficeHoursDay,
  officeHoursDaySchema,
  type SetOfficeHoursInput,
} from "@/lib/schemas/organization";
import { updateOrganization } from "./update-organization";

/**
 * Sets the hours of one day, as an edit of the organization; the other days stay.
 * @returns the day as it is now
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the organization's present one
 */
export async function setOfficeHours(
  context: Context,
  input: SetOfficeHoursInput & IfVersion,
): Promise<OfficeHoursDay> {
  const { id, version, ...fields } = input;
  const day = officeHoursDaySchema.parse(fields);
  await updateOrganization(context, { id, version, officeHours: [day] });
  return day;
}
