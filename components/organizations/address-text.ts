import { US_STATES } from "@/lib/constants/organizations";
import type { Organization } from "@/lib/schemas/organization";

type Address = Organization["address"];

/** City and state for a list, "Chicago, Illinois"; null when neither is known. */
export function placeText({ city, state }: Address): string | null {
  return [city, state ? (US_STATES[state] ?? state) : null].filter(Boolean).join(", ") || null;
}

/** The lines of an address as an envelope shows them. */
export function addressLines(address: Address): string[] {
  const region = [address.state, address.zip].filter(Boolean).join(" ");
  return [
    address.addressLine1,
    address.addressLine2,
    [address.city, region].filter(Boolean).join(", "),
    address.country && address.country !== "US" ? address.country : null,
  ].filter((line): line is string => Boolean(line));
}

/** What each field that is still missing is called on the form. */
const FIELD_LABELS: Record<string, string> = {
  name: "Name",
  phone: "Phone",
  timezone: "Timezone",
  "address.addressLine1": "Street",
  "address.city": "City",
  "address.state": "State",
  "address.zip": "ZIP code",
};

/** The missing fields in words: "street and ZIP code". */
export function missingText(fields: readonly string[]): string {
  const names = fields.map((field) => {
    const label = FIELD_LABELS[field] ?? field;
    return label === "ZIP code" ? label : label.toLowerCase();
  });
  return new Intl.ListFormat("en").format(names);
}
