import { SupportIds } from "@/components/feedback/support-ids";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import type { Finding } from "@/lib/schemas/carrier";
import { ReleaseStrayButton } from "./release-stray-button";
import { strayState, strayText } from "./stray-text";

/** What is known about a number at the carrier that is no line here: why it is shown, since when, and its release. */
export function StrayCard({ finding }: { finding: Finding }) {
  const { label, tone } = strayState(finding);
  return (
    <Card title={<StatePill tone={tone}>{label}</StatePill>}>
      <p className="text-ink-2">{strayText(finding)}</p>
      <dl className="mt-4 grid gap-3 sm:grid-cols-2">
        <Fact label="Carrier">{finding.carrier.displayName}</Fact>
        <Fact label="Found">
          <TimeText at={finding.createdAt} style="absolute" />
        </Fact>
        {finding.monthlyPrice && <Fact label="Costs">{formatPrice(finding.monthlyPrice)}</Fact>}
        {finding.label && <Fact label="Label at the carrier">{finding.label}</Fact>}
        {finding.order && (
          <Fact label="Bought for">
            <Link className="text-link" href={paths.order(finding.order.id)}>
              {finding.order.name}
            </Link>
          </Fact>
        )}
        {finding.resolvedAt && (
          <Fact label="Resolved">
            <TimeText at={finding.resolvedAt} style="absolute" />
          </Fact>
        )}
      </dl>
      <div className="mt-4">
        <SupportIds
          open
          ids={[
            { label: "Number at the carrier", value: finding.carrierNumberId },
            { label: "Difference", value: finding.id },
            { label: "Order", value: finding.order?.id ?? null },
          ]}
        />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {finding.state === "open" && <ReleaseStrayButton finding={finding} />}
        <LinkButton size="sm" href={paths.settingsCarrier()}>
          All differences
        </LinkButton>
      </div>
    </Card>
  );
}
