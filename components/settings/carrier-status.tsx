import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { StatePill } from "@/components/ui/state-pill";
import { formatPrice } from "@/lib/format/price";

interface Props {
  status: {
    displayName: string;
    realCalls: boolean;
    answers: "yes" | "refused" | "silent";
    monthlyPrice: string | null;
    webhookUrl: string;
    worker: "up" | "missing" | "unknown";
  };
}

const ANSWERS = {
  yes: { tone: "ok", text: "Answers" },
  refused: { tone: "bad", text: "Refuses our credentials" },
  silent: { tone: "bad", text: "Does not answer" },
} as const;

/** How the carrier is, and what that means for lines. */
export function CarrierStatusCard({ status }: Props) {
  const answers = ANSWERS[status.answers];
  return (
    <div className="grid gap-5">
      {!status.realCalls && (
        <Alert tone="info" title={`${status.displayName}: no real calls or charges`}>
          <p>Numbers, prices and purchases are made up, for trying Linekeeper out.</p>
        </Alert>
      )}
      {status.answers !== "yes" && (
        <Alert tone="warn" title="Numbers cannot be bought or released at the moment">
          <p>
            Purchases and releases under way wait and go on by themselves. Lines that are answered stay as
            they are.
          </p>
        </Alert>
      )}
      {status.worker === "missing" && (
        <Alert tone="warn" title="No worker is running">
          <p>
            Purchases that take longer than a few seconds wait for one. Whoever runs Linekeeper can start it.
          </p>
        </Alert>
      )}
      <Card title={status.displayName} actions={<StatePill tone={answers.tone}>{answers.text}</StatePill>}>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-ink-3">A local number costs</dt>
          <dd>{status.monthlyPrice ? formatPrice(status.monthlyPrice) : "Not known"}</dd>
          <dt className="text-ink-3">Calls are handed to</dt>
          <dd className="flex min-w-0 items-center gap-2">
            <span className="truncate font-mono text-sm">{status.webhookUrl}</span>
            <CopyButton value={status.webhookUrl} label="Copy the address" />
          </dd>
        </dl>
      </Card>
    </div>
  );
}
