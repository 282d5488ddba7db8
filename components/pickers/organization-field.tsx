"use client";

import { later } from "@/components/feedback/later";
import type { Organization } from "@/lib/schemas/organization";
import { placeName } from "../organizations/address-text";
import { useSeesSeveralAccounts } from "../ui/reader-accounts";
import { PickField } from "./pick-field";

const OrganizationPickDialog = later(() =>
  import("./organization-pick-dialog").then((it) => it.OrganizationPickDialog),
);

interface Props {
  label?: string;
  /** The organization that the form begins with. */
  given: Organization | null;
  /** Only organizations of this account; null for all in reach. */
  within?: string | null;
  onChoose?: (organization: Organization) => void;
  help?: string;
}

const HELP = "Bots and lines belong to an organization. A bot can only answer this organization’s lines.";

/** The organization of something new, found by name or city. */
export function OrganizationField({
  label = "Organization",
  given,
  within = null,
  onChoose,
  help = HELP,
}: Props) {
  const seesSeveral = useSeesSeveralAccounts();
  return (
    <PickField
      name="orgId"
      label={label}
      help={help}
      given={given && { id: given.id, text: nameAndCity(given) }}
      placeholder="Choose an organization"
      search={({ onClose, onPick }) => (
        <OrganizationPickDialog
          label="Choose an organization"
          within={within}
          onClose={onClose}
          onChoose={(organization) => {
            onPick({
              id: organization.id,
              text: nameAndCity(organization, seesSeveral ? organization.accountName : null),
            });
            onChoose?.(organization);
          }}
        />
      )}
    />
  );
}

function nameAndCity({ name, address }: Organization, accountName: string | null = null): string {
  return [placeName(name, accountName), address.city].filter(Boolean).join(", ");
}
