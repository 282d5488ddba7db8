import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import type { Context } from "@/lib/context";
import type { OfficeHoursList } from "@/lib/schemas/organization";
import { getOrganization } from "./get-organization";

/**
 * The hours of all seven days, Monday first. A day that nobody has set is closed, as the console shows it.
 * @throws AppError `not_found`
 */
export async function getOfficeHours(context: Context, input: { id: string }): Promise<OfficeHoursList> {
  const { officeHours } = await getOrganization(context, input);
  const days = new Map(officeHours.map((day) => [day.dayOfWeek, day]));
  return {
    officeHours: DAYS_OF_WEEK.map(
      (dayOfWeek) => days.get(dayOfWeek) ?? { dayOfWeek, isClosed: true, open: null, close: null },
    ),
  };
}
