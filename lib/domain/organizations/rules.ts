import { AppError } from "@/lib/errors";

/** The fields that make an organization complete enough for a purchase. */
export interface OrganizationFacts {
  addressLine1: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  timezone: string | null;
}

/** The missing fields that a purchase needs (product rule 1), as input paths: "address.zip", "timezone". */
export function missingFields(organization: OrganizationFacts): string[] {
  const address = (["addressLine1", "city", "state", "zip"] as const)
    .filter((field) => !organization[field])
    .map((field) => `address.${field}`);
  return organization.timezone ? address : [...address, "timezone"];
}

/** What keeps an organization from being archived. */
export interface Holdings {
  lines: { id: string; number: string; name: string }[];
  /** Open purchases, which end in a line. */
  orders: { id: string; name: string }[];
  /** The locations of an account that are not archived. */
  locations: { id: string; name: string }[];
}

/** @throws AppError `organization_in_use` with `details` about what is still in it */
export function assertArchivable({ lines, orders, locations }: Holdings): void {
  if (lines.length) throw new AppError("organization_in_use", { details: { lines } });
  if (orders.length)
    throw new AppError("organization_in_use", {
      message: "A number is being bought for this organization. Try again when that is done.",
      details: { orders },
    });
  if (locations.length)
    throw new AppError("organization_in_use", {
      message: "The account still has locations. Archive them first.",
      details: { locations },
    });
}
