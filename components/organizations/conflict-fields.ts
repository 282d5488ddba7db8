import type { ConflictField } from "@/components/form/conflict-words";
import { US_STATES } from "@/lib/constants/organizations";
import { DAY_LABELS, formatTimeOfDay } from "@/lib/format/office-hours";
import { timeZoneChoice } from "@/lib/format/time";
import type { OrganizationValues } from "./organization-values";

/** The fields that two people can edit at once, and how to show their values. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "phone", label: "Phone" },
  { name: "address.addressLine1", label: "Street" },
  { name: "address.addressLine2", label: "Suite or floor" },
  { name: "address.city", label: "City" },
  { name: "address.state", label: "State", describe: (state) => US_STATES[String(state)] ?? "" },
  { name: "address.zip", label: "ZIP code" },
  { name: "timezone", label: "Timezone", describe: (zone) => (zone ? timeZoneChoice(String(zone)) : "") },
  { name: "officeHours", label: "Office hours", describe: describeHours },
];

function describeHours(value: unknown): string {
  return (value as OrganizationValues["officeHours"])
    .filter((day) => !day.isClosed && day.open && day.close)
    .map(
      (day) =>
        `${DAY_LABELS[day.dayOfWeek].slice(0, 3)} ${formatTimeOfDay(day.open)} to ${formatTimeOfDay(day.close)}`,
    )
    .join("\n");
}
