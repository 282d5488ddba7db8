import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { createOrganizationInput, updateOrganizationInput } from "@/lib/schemas/organization";

/** A complete new organization in Chicago, as a form or a client sends it. */
export function input(values: object = {}) {
  return createOrganizationInput.parse({
    name: "Bright Smile Dental",
    phone: "(312) 555-0100",
    timezone: "America/Chicago",
    address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "il", zip: "60606" },
    officeHours: [
      { dayOfWeek: "TUESDAY", isClosed: false, open: "8:30", close: "17:00" },
      { dayOfWeek: "MONDAY", isClosed: true },
    ],
    ...values,
  });
}

/** An edit of an organization, as a form or a client sends it. */
export function update(values: object) {
  return updateOrganizationInput.parse(values);
}

/** The history of an organization, oldest first. */
export function auditOf(id: string) {
  return database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.id);
}
