import Link from "next/link";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PhoneNumberText } from "@/components/ui/phone-number-text";
import { TimeText } from "@/components/ui/time-text";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import type { Finding } from "@/lib/schemas/carrier";
import { ReleaseStrayButton } from "./release-stray-button";
import { findingText, resolutionText } from "./run-text";

interface Props {
  findings: Finding[];
  /** What the unknown numbers cost a month together, US dollars as a decimal text. */
  cost: string | null;
}

/** Differences that somebody should look at, each with what can be done about it. */
export function FindingsCard({ findings, cost }: Props) {
  return (
    <Card title="Differences" flush>
      {cost !== null && Number(cost) > 0 && (
        <p className="border-b px-5 py-3 text-ink-2">
          Numbers that are paid for and unknown here cost {formatPrice(cost)} together.
        </p>
      )}
      {findings.length === 0 ? (
        <p className="p-5 text-ink-3">None. The carrier holds exactly the numbers that are lines here.</p>
      ) : (
        <ul className="divide-y">
          {findings.map((finding) => (
            <li
              key={finding.id}
              className="grid gap-2 px-5 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
            >
              <div className="min-w-0">
                <PhoneNumberText number={finding.number} />
                <p className="text-ink-2">{findingText(finding)}</p>
                <p className="text-ink-3 text-sm">
                  Found <TimeText at={finding.createdAt} />
                </p>
                <p className="break-all text-ink-3 text-sm">
                  {finding.label && <>There it is called “{finding.label}”, with the id </>}
                  <code>{finding.carrierNumberId}</code>
                </p>
              </div>
              <Acts finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Acts({ finding }: { finding: Finding }) {
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
      <LinkButton size="sm" variant="primary" href={paths.adoptNumber(finding.id)}>
        Adopt into…
      </LinkButton>
      <ReleaseStrayButton finding={finding} />
    </div>
  );
}

/** What has been settled lately. */
export function SettledCard({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Card title="Settled lately" flush>
      <ul className="divide-y">
        {findings.map((finding) => (
          <li key={finding.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
            <span className="mr-auto min-w-0">
              {finding.phoneNumberId ? (
                <Link className="hover:underline" href={paths.number(finding.phoneNumberId)}>
                  <PhoneNumberText number={finding.number} />
                </Link>
              ) : (
                <PhoneNumberText number={finding.number} />
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
