/** The worker process: runs jobs and duties. On SIGTERM or SIGINT, running jobs have `STOP_PATIENCE_MS` to finish. */
import { run } from "graphile-worker";
import { databasePool, openDatabase } from "@/db/client";
import { makeClock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { examineGreetings } from "@/lib/domain/bots/examine-greetings";
import { sweepCalls } from "@/lib/domain/calls/sweep-calls";
import { checkCarriers, recordHeartbeat } from "@/lib/domain/health/worker-heartbeat";
import { repairWiring } from "@/lib/domain/numbers/repair-wiring";
import { sweepQuarantines } from "@/lib/domain/numbers/sweep-quarantines";
import { sweepReleases } from "@/lib/domain/numbers/sweep-releases";
import { sweepOrders } from "@/lib/domain/orders/sweep-orders";
import { openDueRuns } from "@/lib/domain/reconcile/open-due-runs";
import { sweepStrays } from "@/lib/domain/reconcile/sweep-strays";
import { env } from "@/lib/env";
import { sweepIdempotentRequests, sweepRetainedSecrets } from "@/lib/idempotency/run-once";
import { logger } from "@/lib/observability/logger";
import { configuredCarriers } from "@/lib/telephony/registry";
import { every } from "./every";
import { keepRunning } from "./keep-running";
import { queueLogger } from "./queue-logger";
import { serveMetrics } from "./serve-metrics";
import { sweepReplacedJobs } from "./sweep-jobs";
import { makeTasks } from "./tasks";

const BEAT_EVERY_MS = 10_000;
const SWEEP_LEAVINGS_EVERY_MS = 10 * 60_000;
const SWEEP_MINUTELY_MS = 60_000;
const REPAIR_EVERY_MS = 60_000;

const log = logger({ process: "worker" });
const now = makeClock(env().LINEKEEPER_NOW);
openDatabase(env().DATABASE_URL, {
  max: env().DATABASE_POOL_SIZE,
  onIdleError: (error) => log.warn({ err: error }, "A database connection broke"),
});

const duty = (milliseconds: number, name: string, work: () => Promise<unknown>) =>
  every(milliseconds, name, work, log);

const timers = [
  duty(BEAT_EVERY_MS, "The heartbeat", recordHeartbeat),
  duty(BEAT_EVERY_MS, "Asking the carriers", () => checkCarriers(configuredCarriers())),
  duty(env().ORDER_SWEEP_MS, "The sweep of orders", sweepOrders),
  duty(env().RELEASE_SWEEP_MS, "The sweep of releases", sweepReleases),
  duty(env().ORDER_SWEEP_MS, "The sweep of quarantines", () => sweepQuarantines(now)),
  duty(SWEEP_LEAVINGS_EVERY_MS, "The sweep of retained answers", sweepIdempotentRequests),
  duty(SWEEP_MINUTELY_MS, "The sweep of retained secrets", () => sweepRetainedSecrets(now())),
  duty(SWEEP_LEAVINGS_EVERY_MS, "The sweep of replaced jobs", sweepReplacedJobs),
  duty(SWEEP_LEAVINGS_EVERY_MS, "Examining greetings", examineGreetings),
  duty(SWEEP_MINUTELY_MS, "The sweep of calls", () => sweepCalls(now)),
  duty(env().RELEASE_SWEEP_MS, "The sweep of strays", sweepStrays),
  duty(Math.min(env().ORDER_SWEEP_MS, env().RECONCILE_EVERY_MS), "Opening a reconciliation run", () =>
    openDueRuns(systemContext("Schedule", now)),
  ),
  ...configuredCarriers().map((carrier) =>
    duty(REPAIR_EVERY_MS, `Repairing the wiring at ${carrier.displayName}`, () =>
      repairWiring({ carrier, now }),
    ),
  ),
];

const queue = keepRunning(
  () =>
    run({
      pgPool: databasePool(),
      taskList: makeTasks(now),
      concurrency: 5,
      pollInterval: 2_000,
      noHandleSignals: true,
      logger: queueLogger(log),
      // Without batches, nobody handles the promise that marks a job as done or failed: if the database goes away just
      // then, the process would end. With batches, the queue stops instead and is restarted.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    }),
  log,
);
serveMetrics(env(), log);
log.info("The worker is ready");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info("The worker is stopping");
  for (const timer of timers) clearInterval(timer);
  // Jobs that take longer are cut off. Their leases run out, and the next worker goes on from the last step.
  setTimeout(() => process.exit(0), env().STOP_PATIENCE_MS);
  await queue.stop();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
