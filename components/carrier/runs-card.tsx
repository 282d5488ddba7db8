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
  failed: { tone: "bad", text: "Failed" },
} as const;

/** The latest comparisons of the carrier's list with ours, and a button to start one. */
export function RunsCard({ runs }: { runs: CarrierRun[] }) {
  const doubted = lastOfEach(runs).find((run) => run.doubted > 0);
  const names = new Set(runs.map(({ carrier }) => carrier.name));
  return (
    <Card
      title="Comparisons"
      actions={<CompareButton running={runs.some(({ state }) => state === "running")} />}
      flush
    >
      {doubted && (
        <Alert
          tone="warn"
          className="m-5"
          title={`${doubted.carrier.displayName}’s list is missing ${doubted.doubted} of our lines`}
        >
          <p>
            That is too many to trust: the credentials may belong to another account. No line was marked as
            lost.
          </p>
          <div className="mt-3">
            <CompareButton running={false} acceptLosses carrier={doubted.carrier.name} />
          </div>
        </Alert>
      )}
      {runs.length === 0 ? (
        <p className="p-5 text-ink-3">None yet. A comparison runs every 15 minutes.</p>
      ) : (
        <ul className="divide-y">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
              <span className="mr-auto min-w-0">
                <span className="block">{runOutcome(run)}</span>
                <span className="block text-ink-3 text-sm">
                  <TimeText at={run.startedAt} /> · {run.actorName}
                  {names.size > 1 && ` · ${run.carrier.displayName}`}
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

/** The latest comparison of each carrier; a later one of another carrier says nothing about it. */
function lastOfEach(runs: CarrierRun[]): CarrierRun[] {
  return [...new Map(runs.toReversed().map((run) => [run.carrier.name, run])).values()];
}
