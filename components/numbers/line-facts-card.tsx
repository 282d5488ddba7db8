import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { TimeText } from "@/components/ui/time-text";
import { BROUGHT } from "@/lib/constants/numbers";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** Whose the line is, where it is from and what it costs. */
export function LineFactsCard({ line }: { line: PhoneNumber }) {
  const from = [line.locality, line.region].filter(Boolean).join(", ");
  return (
    <Card title="About">
      <dl className="grid gap-3">
        <Fact label="Organization">
          <Link className="text-link" href={paths.organization(line.orgId)}>
            {line.organization.name}
          </Link>
        </Fact>
        {line.carrier === BROUGHT ? (
          <Fact label="From">Your own SIP provider</Fact>
        ) : (
          (from || line.areaCode) && (
            <Fact label="From">
              {from || "United States"}
              {line.areaCode && <span className="block text-ink-2 text-sm">Area code {line.areaCode}</span>}
            </Fact>
          )
        )}
        <Fact label="Costs">
          {line.carrier === BROUGHT ? "Billed by your provider" : formatPrice(line.monthlyPrice)}
        </Fact>
        <Fact label="Here since">
          <TimeText at={line.createdAt} timeZone={line.organization.timezone} />
        </Fact>
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
