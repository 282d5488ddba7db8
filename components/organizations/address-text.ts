import { US_STATES } from "@/lib/constants/organizations";
import type { ListedOrganization, Organization, Slots } from "@/lib/schemas/organization";

type Address = Organization["address"];

/** City and state for a list, "Chicago, Illinois"; null when neither is known. */
export function placeText({ city, state }: Pick<Address, "city" | "state">): string | null {
  return [city, state ? (US_STATES[state] ?? state) : null].filter(Boolean).join(", ") || null;
}

/** What tells an organization from others of its name. */
export type PlacedOrganization = Pick<
  ListedOrganization,
  "id" | "name" | "accountId" | "accountName" | "parentAccountOrgId" | "address" | "referenceId"
>;

/**
 * What tells each organization of a list from others of its name, by id: its account, for readers of several, and its
 * city; where these are the same too, its street or reference.
 */
export function whereTexts(
  organizations: readonly PlacedOrganization[],
  seesSeveral: boolean,
): Map<string, string> {
  return new Map(
    organizations.map((each) => {
      const { id, address, accountName, parentAccountOrgId } = each;
      const account = parentAccountOrgId === null ? "Account" : seesSeveral && accountName;
      const twins = twinsOf(each, organizations).filter((twin) => isSamePlace(twin, each));
      return [id, [account, placeText(address), apartText(each, twins)].filter(Boolean).join(" · ")];
    }),
  );
}

/**
 * An organization in a sentence: its name, for readers of several accounts its account, and as much of its place as tells
 * it from its twins: "Cedar Mesa, Bright Smile Group", "Cedar Mesa, Chicago".
 * @param others what else the sentence could mean
 */
export function organizationText(
  each: PlacedOrganization,
  others: readonly PlacedOrganization[],
  seesSeveral: boolean,
): string {
  const twins = twinsOf(each, others);
  const apart = apartText(
    each,
    twins.filter((twin) => isSamePlace(twin, each)),
  );
  return [
    placeName(each.name, seesSeveral ? each.accountName : null),
    twins.length > 0 && each.address.city,
    apart,
  ]
    .filter(Boolean)
    .join(", ");
}

function twinsOf({ id, name, accountId }: PlacedOrganization, all: readonly PlacedOrganization[]) {
  return all.filter((other) => other.id !== id && other.name === name && other.accountId === accountId);
}

function isSamePlace(one: PlacedOrganization, other: PlacedOrganization): boolean {
  return placeText(one.address) === placeText(other.address);
}

/** The street that tells an organization from its twins in one city, or else its reference. */
function apartText({ address, referenceId }: PlacedOrganization, twins: readonly PlacedOrganization[]) {
  if (twins.length === 0) return null;
  const street = streetText(address);
  const isOwn = street !== null && twins.every((twin) => streetText(twin.address) !== street);
  return isOwn ? street : [street, referenceId].filter(Boolean).join(", ") || null;
}

function streetText({ addressLine1, addressLine2 }: Address): string | null {
  return [addressLine1, addressLine2].filter(Boolean).join(", ") || null;
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
