import { SupportIds } from "@/components/feedback/support-ids";
import type { PlacedOrganization } from "@/components/organizations/address-text";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { Link } from "@/components/ui/link";
import { TimeText } from "@/components/ui/time-text";
import { BROUGHT } from "@/lib/constants/carrier";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** The line's organization, for readers of several accounts its account, where its number is from, and what it costs. */
export function LineFactsCard({ line, home }: { line: PhoneNumber; home: PlacedOrganization }) {
  // Right after a move, the page still has the former organization.
  const account = home.id === line.orgId && home.accountName;
  const from = [line.locality, line.region].filter(Boolean).join(", ");
  return (
    <Card title="About">
      <dl className="grid gap-3">
        <Fact label="Organization">
          <Link className="text-link" href={paths.organization(line.orgId)}>
            {line.organization.name}
          </Link>
          {account && home.parentAccountOrgId !== null && (
            <Link
              className="flex min-h-6 items-center text-ink-2 text-sm hover:underline"
              href={paths.account(home.accountId)}
            >
              {account}
            </Link>
          )}
        </Fact>
        {line.carrier === BROUGHT ? (
          <Fact label="From">Your own phone provider</Fact>
        ) : (
          (from || line.areaCode) && (
            <Fact label="From">
              {from || "United States"}
              {line.areaCode && <span className="block text-ink-2 text-sm">Area code {line.areaCode}</span>}
            </Fact>
          )
        )}
        {line.carrier === BROUGHT ? (
          <Fact label="Costs">Billed by your provider</Fact>
        ) : (
          line.monthlyPrice && <Fact label="Costs">{formatPrice(line.monthlyPrice)}</Fact>
        )}
        <Fact label="Added">
          <TimeText at={line.createdAt} />
        </Fact>
      </dl>
      <div className="mt-4">
        <SupportIds
          ids={[
            { label: "Line", value: line.id },
            { label: "Number at the carrier", value: line.carrierNumberId },
            { label: "Organization", value: line.orgId },
            { label: "Account", value: account ? home.accountId : null },
          ]}
        />
      </div>
    </Card>
  );
}
