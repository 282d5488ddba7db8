/** The worker as a process: moves purchases and releases on. SIGTERM and SIGINT let running jobs finish, within reason. */
import { run } from "graphile-worker";
import { databasePool, openDatabase } from "@/db/client";
import { makeClock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { openDueRun } from "@/lib/domain/carrier/due-run";
import { sweepStrays } from "@/lib/domain/carrier/sweep-strays";
import { beat, checkCarrier } from "@/lib/domain/health/worker-heartbeat";
import { repairWebhooks } from "@/lib/domain/numbers/repair-webhooks";
import { sweepQuarantines } from "@/lib/domain/numbers/sweep-quarantines";
import { sweepReleases } from "@/lib/domain/numbers/sweep-releases";
import { sweepOrders } from "@/lib/domain/orders/sweep-orders";
import { sweepIdempotentRequests } from "@/lib/domain/requests/run-once";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { carrier } from "@/lib/telephony/carrier";
import { every } from "./every";
import { keepRunning } from "./keep-running";
import { queueLogger } from "./queue-logger";
import { serveMetrics } from "./serve-metrics";
import { sweepReplacedJobs } from "./sweep-jobs";
import { makeTasks } from "./tasks";

const BEAT_EVERY_MS = 10_000;
const SWEEP_LEAVINGS_EVERY_MS = 10 * 60_000;
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
  duty(BEAT_EVERY_MS, "The heartbeat", beat),
  duty(BEAT_EVERY_MS, "Asking the carrier", () => checkCarrier(carrier())),
  duty(env().ORDER_SWEEP_MS, "The sweep", sweepOrders),
  duty(env().RELEASE_SWEEP_MS, "The sweep of releases", sweepReleases),
  duty(env().ORDER_SWEEP_MS, "The sweep of quarantines", () => sweepQuarantines(now)),
  duty(SWEEP_LEAVINGS_EVERY_MS, "The sweep of kept answers", sweepIdempotentRequests),
  duty(SWEEP_LEAVINGS_EVERY_MS, "The sweep of replaced jobs", sweepReplacedJobs),
  duty(env().RELEASE_SWEEP_MS, "The sweep of strays", sweepStrays),
  duty(Math.min(env().ORDER_SWEEP_MS, env().RECONCILE_EVERY_MS), "Opening a comparison", () =>
    openDueRun(systemContext("Schedule", now)),
  ),
  duty(REPAIR_EVERY_MS, "Repairing webhooks", () => repairWebhooks({ carrier: carrier(), now })),
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
      // Noting that a job is done or has failed is otherwise nobody's promise: where the database breaks off in that
      // moment, the process would end. In batches the queue stops instead, and is started again.
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
  log.info("The worker stops");
  for (const timer of timers) clearInterval(timer);
  // What takes longer is left: its lease runs out, and the next worker goes on from its last step.
  setTimeout(() => process.exit(0), env().STOP_PATIENCE_MS);
  await queue.stop();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
