import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import type { Context } from "@/lib/context";
import type { OfficeHoursList, Organization } from "@/lib/schemas/organization";
import { getOrganization } from "./get-organization";

/**
 * The hours of all seven days, Monday first. A day that was never set is closed, as in the console.
 * @throws AppError `not_found`
 */
export async function getOfficeHours(context: Context, input: { id: string }): Promise<OfficeHoursList> {
  return weekOf(await getOrganization(context, input));
}

/** An organization's week of office hours. */
export function weekOf({
  officeHours,
  version,
}: Pick<Organization, "officeHours" | "version">): OfficeHoursList {
  const days = new Map(officeHours.map((day) => [day.dayOfWeek, day]));
  return {
    officeHours: DAYS_OF_WEEK.map(
      (dayOfWeek) => days.get(dayOfWeek) ?? { dayOfWeek, isClosed: true, open: null, close: null },
    ),
    version,
  };
}
