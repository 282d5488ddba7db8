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
