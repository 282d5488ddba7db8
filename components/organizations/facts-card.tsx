import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Organization } from "@/lib/schemas/organization";
import { addressLines } from "./address-text";
import { Completeness } from "./organization-columns";
import { ZoneText } from "./zone-text";

interface Props {
  organization: Organization;
  renderedAt: string;
  accountName: string | null;
  isPractice: boolean;
}

/** The details of an organization. */
export function FactsCard({ organization, renderedAt, accountName, isPractice }: Props) {
  const lines = addressLines(organization.address);
  const isAccount = organization.parentAccountOrgId === null;
  return (
    <Card title="About">
      <dl className="grid gap-3">
        <Fact label="Type">
          {isAccount ? "Account organization" : "Location"}
          {accountName && (
            <Link className="block text-link" href={paths.account(organization.accountId)}>
              {isAccount ? "Locations and lines of the account" : accountName}
            </Link>
          )}
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
          {isPractice && organization.missingFields.length > 0 && (
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
