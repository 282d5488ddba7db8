import { Alert } from "@/components/feedback/alert";
import { Card } from "@/components/ui/card";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import type { CarrierRun } from "@/lib/schemas/carrier";
import { CompareButton } from "./compare-button";
import { runOutcome } from "./run-text";

const PILLS = {
  running: { tone: "busy", text: "Running" },
  done: { tone: "ok", text: "Done" },
  failed: { tone: "bad", text: "Not finished" },
} as const;

/** The last comparisons of the carrier's list with ours, and another one on demand. */
export function RunsCard({ runs }: { runs: CarrierRun[] }) {
  const [last] = runs;
  return (
    <Card title="Comparisons" actions={<CompareButton running={last?.state === "running"} />} flush>
      {last && last.doubted > 0 && (
        <Alert tone="warn" className="m-5" title={`The carrier does not list ${last.doubted} of our lines`}>
          <p>
            That is too many to believe: these may be the credentials of another account. Nothing was marked
            as lost.
          </p>
          <div className="mt-3">
            <CompareButton running={false} acceptLosses />
          </div>
        </Alert>
      )}
      {runs.length === 0 ? (
        <p className="p-5 text-ink-3">None yet. The worker makes one every quarter of an hour.</p>
      ) : (
        <ul className="divide-y">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
              <span className="mr-auto min-w-0">
                <span className="block">{runOutcome(run)}</span>
                <span className="block text-ink-3 text-sm">
                  <TimeText at={run.startedAt} /> · {run.actorName}
                </span>
              </span>
              <StatePill tone={PILLS[run.state].tone}>{PILLS[run.state].text}</StatePill>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
