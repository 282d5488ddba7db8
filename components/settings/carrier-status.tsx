import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { StatePill } from "@/components/ui/state-pill";
import type { CarrierAnswer } from "@/lib/constants/carrier";
import { formatPrice } from "@/lib/format/price";

interface Props {
  status: {
    displayName: string;
    isDefault: boolean;
    realCalls: boolean;
    answers: CarrierAnswer;
    missing: readonly string[];
    monthlyPrice: string | null;
    callsAddress: string | null;
  };
}

const ANSWERS = {
  yes: { tone: "ok", text: "Responding" },
  refused: { tone: "bad", text: "Refuses our credentials" },
  silent: { tone: "bad", text: "Not responding" },
  not_configured: { tone: "bad", text: "Not set up" },
} as const satisfies Record<CarrierAnswer, object>;

/** The carrier's status, and what it means for lines. */
export function CarrierStatusCard({ status }: Props) {
  const answers = ANSWERS[status.answers];
  return (
    <div className="grid gap-5">
      {!status.realCalls && (
        <Alert tone="info" title={`${status.displayName}: no real calls or charges`}>
          <p>Numbers, prices and purchases are made up, so that you can try Linekeeper.</p>
        </Alert>
      )}
      {status.answers === "not_configured" && (
        <Alert tone="warn" title={`Lines still belong to ${status.displayName}, which is not set up`}>
          <p>
            Their numbers cannot be changed or released there.{" "}
            {status.missing.length > 0
              ? `Whoever runs Linekeeper can set ${status.missing.join(" and ")}.`
              : "This version of Linekeeper does not know this carrier."}
          </p>
        </Alert>
      )}
      {(status.answers === "refused" || status.answers === "silent") && (
        <Alert tone="warn" title="Numbers can’t be bought or released right now">
          <p>
            Purchases and releases in progress wait and continue on their own. Existing lines are not
            affected.
          </p>
        </Alert>
      )}
      <Card title={status.displayName} actions={<StatePill tone={answers.tone}>{answers.text}</StatePill>}>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-ink-3">Price of a local number</dt>
          <dd>{status.monthlyPrice ? formatPrice(status.monthlyPrice) : "Unknown"}</dd>
          {!status.isDefault && (
            <>
              <dt className="text-ink-3">New numbers</dt>
              <dd>Bought from another carrier</dd>
            </>
          )}
          {status.callsAddress && (
            <>
              <dt className="text-ink-3">Calls are handed to</dt>
              <dd className="flex min-w-0 items-center gap-2">
                <span className="truncate font-mono text-sm">{status.callsAddress}</span>
                <CopyButton value={status.callsAddress} label="Copy address" />
              </dd>
            </>
          )}
        </dl>
      </Card>
    </div>
  );
}

/** Shown while no worker runs to finish what takes longer. */
export function NoWorker() {
  return (
    <Alert tone="warn" title="No worker is running">
      <p>Purchases that take longer than a few seconds wait for one. Whoever runs Linekeeper can start it.</p>
    </Alert>
  );
}
