import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { formatPhone } from "@/lib/phone";
import type { Organization } from "@/lib/schemas/organization";
import { addressLines } from "./address-text";
import { Completeness } from "./organization-columns";
import { ZoneText } from "./zone-text";

interface Props {
  organization: Organization;
  renderedAt: string;
  accountName: string | null;
}

/** What is known of an organization. */
export function FactsCard({ organization, renderedAt, accountName }: Props) {
  const lines = addressLines(organization.address);
  const isAccount = organization.parentAccountOrgId === null;
  return (
    <Card title="About">
      <dl className="grid gap-3">
        <Fact label="Kind">
          {isAccount ? "Account organization, at the top of the account" : "Location of the account"}
          {!isAccount && accountName && <span className="block text-ink-2">{accountName}</span>}
        </Fact>
        <Fact label="Address">
          {lines.length ? (
            lines.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))
          ) : (
            <span className="text-ink-2">Not set</span>
          )}
          {organization.missingFields.length > 0 && (
            <span className="mt-2 block">
              <Completeness missing={organization.missingFields} />
            </span>
          )}
        </Fact>
        <Fact label="Phone">
          {organization.phone ? (
            <span className="number-text">{formatPhone(organization.phone)}</span>
          ) : (
            <span className="text-ink-2">Not set</span>
          )}
        </Fact>
        <Fact label="Timezone">
          <ZoneText timeZone={organization.timezone} renderedAt={renderedAt} />
        </Fact>
        {organization.referenceId && <Fact label="Reference">{organization.referenceId}</Fact>}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-3 text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
