import { sql } from "drizzle-orm";
import { Gauge, Registry } from "prom-client";
import { databasePool, type Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { logger } from "@/lib/observability/logger";
import { isFresh, readFacts } from "./facts";
import { readBacklog } from "./read-backlog";
import { readCarrierKeeping } from "./read-carrier-keeping";

/** A scrape is not worth more of the database than this, in milliseconds. */
const QUERY_TIMEOUT_MS = 2_000;
const UNSETTLED = ["quarantined", "releasing", "lost"] as const;

/**
 * What the database knows of the installation, in Prometheus' format: the same whichever process is asked. Reads partial
 * indexes of what is not settled yet, and counts no table that grows for ever. Without a database it says only that.
 */
export async function installationMetrics(now: Clock): Promise<string> {
  const registry = new Registry();
  const set = (name: string, help: string, value: number | Record<string, number>, label = "state") => {
    const isSingle = typeof value === "number";
    const gauge = new Gauge({ name, help, labelNames: isSingle ? [] : [label], registers: [registry] });
    if (isSingle) gauge.set(value);
    else for (const [key, number] of Object.entries(value)) gauge.set({ [label]: key }, number);
  };
  const pool = databasePool();
  set("linekeeper_database_connections", "Connections of this process to the database.", {
    in_use: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    awaited: pool.waitingCount,
  });
  let isUp = 0;
  try {
    const state = await inTransaction((tx) => readInstallation(tx, now));
    isUp = 1;
    set("linekeeper_open_orders", "Purchases under way, by state.", state.orders);
    set(
      "linekeeper_oldest_open_order_age_seconds",
      "Age of the oldest purchase under way.",
      state.oldestOrder,
    );
    set("linekeeper_unsettled_lines", "Lines on their way out or lost, by status.", state.lines, "status");
    set(
      "linekeeper_jobs_due",
      "Jobs whose time has come and that nobody works on; 10000 at most.",
      state.due,
    );
    set(
      "linekeeper_oldest_due_job_age_seconds",
      "How long the oldest of them has been due.",
      state.oldestJob,
    );
    set("linekeeper_jobs_given_up", "Jobs that failed too often to be tried again.", state.givenUp);
    if (state.carrierUp !== undefined)
      set(
        "linekeeper_carrier_up",
        "Whether the carrier answered the worker when last asked.",
        state.carrierUp ? 1 : 0,
      );
    const { stoppedOrders, strays, lost, comparedSecondsAgo } = state.keeping;
    set("linekeeper_stopped_orders", "Purchases that wait for a person.", stoppedOrders);
    set(
      "linekeeper_carrier_differences",
      "Numbers that differ at the carrier.",
      { stray: strays, lost },
      "kind",
    );
    if (comparedSecondsAgo !== undefined)
      set(
        "linekeeper_carrier_compared_age_seconds",
        "Since the carrier's list was last compared with ours.",
        comparedSecondsAgo,
      );
    if (state.heartbeat !== undefined)
      set(
        "linekeeper_worker_heartbeat_age_seconds",
        "Since a worker last said that it is there.",
        state.heartbeat,
      );
  } catch (error) {
    logger().error({ err: error }, "The installation's metrics could not be read");
  }
  set("linekeeper_database_up", "Whether the database answers.", isUp);
  return registry.metrics();
}

async function readInstallation(tx: Transaction, now: Clock) {
  await tx.execute(sql.raw(`set local statement_timeout = ${QUERY_TIMEOUT_MS}`));
  const orders = await openOrders(tx);
  const lines = await tx.execute<{ status: string; count: string }>(
    sql`select status, count(*) from phone_numbers where status in ('quarantined', 'releasing', 'lost') group by status`,
  );
  const backlog = await readBacklog(tx);
  const { rows } = await tx.execute<{ count: string }>(
    // One that runs may be at its last try; one without its key was replaced by another while it ran.
    sql`select count(*) from graphile_worker._private_jobs
      where not is_available and attempts >= max_attempts and locked_at is null and key is not null`,
  );
  const keeping = await readCarrierKeeping(tx);
  const facts = await readFacts(tx, ["worker_heartbeat", "carrier_answers"]);
  const answers = facts.get("carrier_answers");
  const oldest = Math.min(...orders.map(({ oldest }) => Number(oldest)));
  return {
    orders: countsOf(OPEN_ORDER_STATES, orders, ({ state }) => state),
    oldestOrder: orders.length === 0 ? 0 : Math.max(0, now().getTime() / 1000 - oldest),
    lines: countsOf(UNSETTLED, lines.rows, ({ status }) => status),
    keeping,
    due: backlog.due,
    oldestJob: backlog.oldestDueSeconds,
    givenUp: Number(rows[0]?.count ?? 0),
    carrierUp: isFresh(answers) ? answers.value === "up" : undefined,
    heartbeat: facts.get("worker_heartbeat")?.seconds,
  };
}

async function openOrders(tx: Transaction) {
  const { rows } = await tx.execute<{ state: string; count: string; oldest: string }>(sql`
    select state, count(*), extract(epoch from min(created_at)) as oldest from phone_number_orders
    where state in ('searching', 'buying', 'wiring') group by state`);
  return rows;
}

/** The counts by name; what there is none of counts 0, so that a graph does not end. */
function countsOf<Row extends { count: string }>(
  names: readonly string[],
  rows: Row[],
  nameOf: (row: Row) => string,
): Record<string, number> {
  const zeros = Object.fromEntries(names.map((name) => [name, 0]));
  return { ...zeros, ...Object.fromEntries(rows.map((row) => [nameOf(row), Number(row.count)])) };
}
