import { AppError } from "@/lib/errors";
import { isPossiblePhone } from "@/lib/phone-parse";

/** What makes an organization complete enough to buy a line for. */
export interface OrganizationFacts {
  addressLine1: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  timezone: string | null;
}

/** What a line cannot be bought without (product rule 1), as paths of the input: "address.zip", "timezone". */
export function missingFields(organization: OrganizationFacts): string[] {
  const address = (["addressLine1", "city", "state", "zip"] as const)
    .filter((field) => !organization[field])
    .map((field) => `address.${field}`);
  return organization.timezone ? address : [...address, "timezone"];
}

/** What an organization holds that it cannot be archived with. */
export interface Holdings {
  lines: { id: string; number: string; name: string }[];
  /** Purchases under way, which end in a line. */
  orders: { id: string; name: string }[];
  /** Of an account: its living locations. */
  locations: { id: string; name: string }[];
}

/** @throws AppError `organization_in_use` with what is still in it in the details */
export function assertArchivable({ lines, orders, locations }: Holdings): void {
  if (lines.length) throw new AppError("organization_in_use", { details: { lines } });
  if (orders.length)
    throw new AppError("organization_in_use", {
      message: "A number is being bought for the organization. Wait until that is done.",
      details: { orders },
    });
  if (locations.length)
    throw new AppError("organization_in_use", {
      message: "The account still has organizations. Archive them first.",
      details: { locations },
    });
}

/** Refuses a number that no country can have. US numbers are read by the schema; others only the server knows. */
export function assertPossiblePhone(phone: string | null | undefined): void {
  if (phone && !isPossiblePhone(phone))
    throw new AppError("validation_failed", {
      fields: [
        {
          path: "phone",
          code: "invalid_format",
          message: "That number cannot exist. Check its country code and length.",
        },
      ],
    });
}
