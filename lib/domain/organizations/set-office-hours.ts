import type { Context } from "@/lib/context";
import type { IfVersion } from "@/lib/domain/assert-version";
import {
  type OfficeHoursOfDay,
  officeHoursDaySchema,
  type SetOfficeHoursInput,
} from "@/lib/schemas/organization";
import { weekOf } from "./get-office-hours";
import { updateOrganization } from "./update-organization";

/**
 * Sets the hours of one day, as an edit of the organization. The other days stay.
 * @returns the day after the change, with the organization's version
 * @throws AppError `forbidden`, `not_found`; `edit_conflict` when `version` is not the organization's current one
 */
export async function setOfficeHours(
  context: Context,
  input: SetOfficeHoursInput & IfVersion,
): Promise<OfficeHoursOfDay> {
  const { id, version, ...fields } = input;
  const day = officeHoursDaySchema.parse(fields);
  const changed = await updateOrganization(context, { id, version, officeHours: [day] }, weekOf);
  return { ...day, version: changed.version };
}
