"use client";

import Link from "next/link";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { OrganizationField } from "@/components/bots/organization-field";
import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { paths } from "@/lib/paths";
import type { Organization } from "@/lib/schemas/organization";

const MISSING: Record<string, string> = {
  "address.addressLine1": "street",
  "address.city": "city",
  "address.state": "state",
  "address.zip": "ZIP code",
  timezone: "timezone",
};

/** Whose line it will be. An incomplete address is said here, before anything else is chosen. */
export function GetNumberWhose({
  organization,
  onChange,
}: {
  organization: Organization | null;
  onChange: () => void;
}) {
  const id = useId();
  const { control } = useFormContext();
  const missing = organization?.missingFields.map((field) => MISSING[field] ?? field) ?? [];
  return (
    <Card title="Whose line is it?">
      <Controller
        name="orgId"
        control={control}
        render={() => <OrganizationField given={organization} onChoose={onChange} />}
      />
      {organization && missing.length > 0 && (
        <Alert
          tone="warn"
          live
          className="mt-4"
          title={`The address of ${organization.name} is not complete`}
        >
          <p id={id}>
            Missing: {new Intl.ListFormat("en").format(missing)}. Callers ask where the practice is, so a
            number can only be bought for a complete address.{" "}
            <Link className="text-link" href={paths.editOrganization(organization.id)}>
              Complete the address
            </Link>
          </p>
        </Alert>
      )}
    </Card>
  );
}
