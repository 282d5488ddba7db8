import { US_STATES } from "@/lib/constants/organizations";
import type { ListedOrganization, Organization, Slots } from "@/lib/schemas/organization";

type Address = Organization["address"];

/** City and state for a list, "Chicago, Illinois"; null when neither is known. */
export function placeText({ city, state }: Pick<Address, "city" | "state">): string | null {
  return [city, state ? (US_STATES[state] ?? state) : null].filter(Boolean).join(", ") || null;
}

/**
 * What tells each organization of a list from others of its name, by id: its account, unless all have the same one, and
 * its city.
 */
export function whereTexts(organizations: readonly ListedOrganization[]): Map<string, string> {
  const several = new Set(organizations.map(({ accountId }) => accountId)).size > 1;
  return new Map(
    organizations.map(({ id, address, accountName, parentAccountOrgId }) => {
      const account = parentAccountOrgId === null ? "Account" : several && accountName;
      return [id, [account, placeText(address)].filter(Boolean).join(" · ")];
    }),
  );
}

/** An organization's name, followed by that of its account if readers need it and it is another one. */
export function placeName(name: string, accountName: string | null | undefined): string {
  return accountName && accountName !== name ? `${name}, ${accountName}` : name;
}

/** How full an organization is: "8 of 10 lines". */
export function slotsText({ taken, limit }: Slots): string {
  return `${taken} of ${limit} lines`;
}

/** The lines of an address, as on an envelope. */
export function addressLines(address: Address): string[] {
  const region = [address.state, address.zip].filter(Boolean).join(" ");
  return [
    address.addressLine1,
    address.addressLine2,
    [address.city, region].filter(Boolean).join(", "),
    address.country && address.country !== "US" ? address.country : null,
  ].filter((line): line is string => Boolean(line));
}

/** The form's labels for the fields that can be missing. */
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
