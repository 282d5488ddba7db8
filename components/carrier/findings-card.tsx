import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { TimeText } from "@/components/ui/time-text";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import type { CarrierRun, Finding } from "@/lib/schemas/carrier";
import { ReleaseStrayButton } from "./release-stray-button";
import { findingText, noneText, resolutionText } from "./run-text";

interface Props {
  findings: Finding[];
  /** The last finished comparison. */
  compared: CarrierRun | undefined;
  /** The monthly cost of all unknown numbers, in US dollars as a decimal string. */
  cost: string | null;
}

/** Open differences, each with its next step. */
export function FindingsCard({ findings, compared, cost }: Props) {
  return (
    <Card title="Differences" flush>
      {cost !== null && Number(cost) > 0 && (
        <p className="border-b px-5 py-3 text-ink-2">
          The unknown numbers cost {formatPrice(cost)} in total.
        </p>
      )}
      {findings.length === 0 ? (
        <p className="p-5 text-ink-3">{noneText(compared)}</p>
      ) : (
        <ul className="divide-y">
          {findings.map((finding) => (
            <li
              key={finding.id}
              className="grid gap-2 px-5 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
            >
              <div className="min-w-0">
                <FindingNumber finding={finding} />
                <p className="text-ink-2">{findingText(finding)}</p>
                <p className="text-ink-3 text-sm">
                  Found <TimeText at={finding.createdAt} />
                </p>
                <p className="break-all text-ink-3 text-sm">
                  {finding.label && <>Label at the carrier: “{finding.label}”. Carrier ID: </>}
                  <code>{finding.carrierNumberId}</code>
                </p>
              </div>
              <FindingActions finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The number, which leads to what is known about it. */
function FindingNumber({ finding: { kind, id, number } }: { finding: Finding }) {
  if (kind !== "stray") return <PhoneNumberText number={number} />;
  return (
    <Link className="inline-block py-1 hover:underline" href={paths.finding(id)}>
      <PhoneNumberText number={number} />
    </Link>
  );
}

function FindingActions({ finding }: { finding: Finding }) {
  if (finding.kind === "lost")
    return (
      finding.phoneNumberId && (
        <LinkButton size="sm" href={paths.number(finding.phoneNumberId)}>
          Go to the line
        </LinkButton>
      )
    );
  if (finding.state !== "open") return null;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton size="sm" variant="primary" href={paths.finding(finding.id)}>
        Adopt number…
      </LinkButton>
      <ReleaseStrayButton finding={finding} />
    </div>
  );
}

/** Recently resolved differences. */
export function SettledCard({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Card title="Recently resolved" flush>
      <ul className="divide-y">
        {findings.map((finding) => (
          <li key={finding.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
            <span className="mr-auto min-w-0">
              {finding.phoneNumberId ? (
                <Link
                  className="inline-block py-1 hover:underline"
                  href={paths.number(finding.phoneNumberId)}
                >
                  <PhoneNumberText number={finding.number} />
                </Link>
              ) : (
                <FindingNumber finding={finding} />
              )}
              {finding.kind === "drifted" && (
                <span className="block text-ink-3 text-sm">{findingText(finding)}</span>
              )}
            </span>
            <span className="text-ink-2 text-sm">
              {resolutionText(finding)} {finding.resolvedAt && <TimeText at={finding.resolvedAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
