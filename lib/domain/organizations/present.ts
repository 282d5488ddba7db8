import { getTableColumns, sql } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { DAYS_OF_WEEK, type DayOfWeek } from "@/lib/constants/organizations";
import type { Organization } from "@/lib/schemas/organization";
import { missingFields } from "./rules";

type Hours = { dayOfWeek: DayOfWeek; isClosed: boolean; open: string | null; close: string | null };

/** The columns of every query for organizations: the row, and its office hours without a second query. */
export const organizationColumns = {
  ...getTableColumns(organizations),
  officeHours: sql<
    Hours[]
  >`(select coalesce(json_agg(json_build_object('dayOfWeek', h.day_of_week, 'isClosed', h.is_closed, 'open', h.open, 'close', h.close)), '[]') from office_hours h where h.org_id = "organizations"."id")`,
};

export type OrganizationRow = typeof organizations.$inferSelect & { officeHours: Hours[] };

/** The answer for an organization. */
export function presentOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    parentAccountOrgId: row.parentAccountOrgId,
    accountId: row.accountId,
    name: row.name,
    phone: row.phone,
    timezone: row.timezone,
    referenceId: row.referenceId,
    address: {
      addressLine1: row.addressLine1,
      addressLine2: row.addressLine2,
      city: row.city,
      state: row.state,
      zip: row.zip,
      country: row.country,
    },
    officeHours: inOrder(row.officeHours),
    missingFields: missingFields(row),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The fields of an organization that the history records. */
export function auditedFields(row: OrganizationRow): Record<string, unknown> {
  const { name, phone, timezone, referenceId, addressLine1, addressLine2, city, state, zip, country } = row;
  return {
    name,
    phone,
    timezone,
    referenceId,
    addressLine1,
    addressLine2,
    city,
    state,
    zip,
    country,
    officeHours: inOrder(row.officeHours),
  };
}

/** Monday first, and the fields of each day in one order, so that equal hours compare as equal. */
function inOrder(hours: Hours[]): Hours[] {
  return [...hours]
    .sort((a, b) => DAYS_OF_WEEK.indexOf(a.dayOfWeek) - DAYS_OF_WEEK.indexOf(b.dayOfWeek))
    .map(({ dayOfWeek, isClosed, open, close }) => ({ dayOfWeek, isClosed, open, close }));
}
