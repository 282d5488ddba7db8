import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { officeHours } from "@/db/schema";
import type { OfficeHoursDay } from "@/lib/schemas/organization";

/** Office hours with some days replaced, as `saveOfficeHours` stores them. */
export function withDays(week: OfficeHoursDay[], days: OfficeHoursDay[]): OfficeHoursDay[] {
  const isGiven = ({ dayOfWeek }: OfficeHoursDay) => days.some((day) => day.dayOfWeek === dayOfWeek);
  return [...week.filter((day) => !isGiven(day)), ...days];
}

/** Sets the hours of the given days. Other days stay. */
export async function saveOfficeHours(tx: Transaction, orgId: string, days: OfficeHoursDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx
    .insert(officeHours)
    .values(days.map((day) => ({ orgId, ...day })))
    .onConflictDoUpdate({
      target: [officeHours.orgId, officeHours.dayOfWeek],
      set: {
        isClosed: sql`excluded.is_closed`,
        open: sql`excluded.open`,
        close: sql`excluded.close`,
      },
    });
}
