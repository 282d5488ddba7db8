"use client";

import { Alert } from "@/components/feedback/alert";
import { OrganizationField } from "@/components/pickers/organization-field";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";

const MISSING: Record<string, string> = {
  "address.addressLine1": "street",
  "address.city": "city",
  "address.state": "state",
  "address.zip": "ZIP code",
  timezone: "timezone",
};

interface Props {
  /** The chosen organization. */
  organization: Organization | null;
  /** The one that the form began with. */
  given: Organization | null;
  /** The account whose organizations are offered; null for all in reach. */
  within: string | null;
  /** The address of the form as it is now. */
  here: string;
  onChange: () => void;
}

/** The organization of the new line. An incomplete address is reported here, before anything else is chosen. */
export function OrganizationCard({ organization, given, within, here, onChange }: Props) {
  const missing = organization?.missingFields.map((field) => MISSING[field] ?? field) ?? [];
  return (
    <Card title="Which organization?">
      <OrganizationField given={given} within={within} onChoose={onChange} />
      {organization && missing.length > 0 && (
        <Alert tone="warn" live className="mt-4" title={`The address of ${organization.name} is incomplete`}>
          <p>
            Missing: {new Intl.ListFormat("en").format(missing)}. Callers ask where the practice is, so it
            needs a complete address before you can get a number.
          </p>
          <LinkButton
            className="mt-3"
            size="sm"
            href={paths.editOrganization(organization.id, here)}
            data-keeps-work
          >
            Complete the address
          </LinkButton>
        </Alert>
      )}
    </Card>
  );
}
