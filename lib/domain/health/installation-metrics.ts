import { sql } from "drizzle-orm";
import { Gauge, Registry } from "prom-client";
import { databasePool, type Transaction } from "@/db/client";
import { listOf } from "@/db/schema/enumerations";
import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import type { CarrierCheck } from "@/lib/constants/carrier";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { logger } from "@/lib/observability/logger";
import { configuredCarriers } from "@/lib/telephony/registry";
import { isFresh, readFacts } from "./facts";
import { readBacklog } from "./read-backlog";
import { readCarrierState } from "./read-carrier-state";
import { readAnswers } from "./worker-heartbeat";

/** Limits the load of a scrape on the database. In milliseconds. */
const QUERY_TIMEOUT_MS = 2_000;
const UNSETTLED = ["quarantined", "releasing", "lost"] as const;

/**
 * Metrics of the whole installation in Prometheus' format, the same from every process. Reads partial indexes of open
 * work and never counts a table that grows without limit. Without a database, reports only that it is down.
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
  set("linekeeper_database_connections", "This process's connections to the database.", {
    in_use: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    awaited: pool.waitingCount,
  });
  let isUp = 0;
  try {
    const state = await inTransaction((tx) => readInstallation(tx, now));
    isUp = 1;
    set("linekeeper_open_orders", "Open orders, by state.", state.orders);
    set("linekeeper_oldest_open_order_age_seconds", "Age of the oldest open order.", state.oldestOrder);
    set(
      "linekeeper_unsettled_lines",
      "Lines that are quarantined, releasing or lost, by status.",
      state.lines,
      "status",
    );
    set("linekeeper_jobs_due", "Due jobs that nobody is working on; counted up to 10000.", state.due);
    set("linekeeper_oldest_due_job_age_seconds", "How long the oldest due job has waited.", state.oldestJob);
    set("linekeeper_jobs_given_up", "Jobs that used up their attempts.", state.givenUp);
    set(
      "linekeeper_carrier_up",
      "Whether the carrier answered the worker's last check.",
      state.carrierUp,
      "carrier",
    );
    const { stoppedOrders, strays, lost, reconciledSecondsAgo } = state.carriers;
    set("linekeeper_stopped_orders", "Orders that stopped and need a person.", stoppedOrders);
    set(
      "linekeeper_carrier_differences",
      "Open findings: numbers that differ between the carrier and us.",
      { stray: strays, lost },
      "kind",
    );
    set(
      "linekeeper_carrier_compared_age_seconds",
      "Time since the last completed run that compared the carrier's list with ours.",
      reconciledSecondsAgo,
      "carrier",
    );
    if (state.heartbeat !== undefined)
      set(
        "linekeeper_worker_heartbeat_age_seconds",
        "Time since a worker's last heartbeat.",
        state.heartbeat,
      );
  } catch (error) {
    logger().error({ err: error }, "Could not read the installation's metrics");
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
    // A locked job may be running its last attempt; a job without a key was replaced while it ran.
    sql`select count(*) from graphile_worker._private_jobs
      where not is_available and attempts >= max_attempts and locked_at is null and key is not null`,
  );
  const carriers = await readCarrierState(
    tx,
    configuredCarriers().map(({ name }) => name),
  );
  const facts = await readFacts(tx, ["worker_heartbeat", "carrier_answers"]);
  const answers = facts.get("carrier_answers");
  const oldest = Math.min(...orders.map(({ oldest }) => Number(oldest)));
  return {
    orders: countsOf(OPEN_ORDER_STATES, orders, ({ state }) => state),
    oldestOrder: orders.length === 0 ? 0 : Math.max(0, now().getTime() / 1000 - oldest),
    lines: countsOf(UNSETTLED, lines.rows, ({ status }) => status),
    carriers,
    due: backlog.due,
    oldestJob: backlog.oldestDueSeconds,
    givenUp: Number(rows[0]?.count ?? 0),
    carrierUp: upByCarrier(isFresh(answers) ? readAnswers(answers.value) : {}),
    heartbeat: facts.get("worker_heartbeat")?.seconds,
  };
}

function upByCarrier(answers: Record<string, CarrierCheck>): Record<string, number> {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer === "up" ? 1 : 0]));
}

async function openOrders(tx: Transaction) {
  const { rows } = await tx.execute<{ state: string; count: string; oldest: string }>(sql`
    select state, count(*), extract(epoch from min(created_at)) as oldest from phone_number_orders
    where state in (${listOf(OPEN_ORDER_STATES)}) group by state`);
  return rows;
}

/** The counts by name, with 0 for missing ones, so that graphs have no gaps. */
function countsOf<Row extends { count: string }>(
  names: readonly string[],
  rows: Row[],
  nameOf: (row: Row) => string,
): Record<string, number> {
  const zeros = Object.fromEntries(names.map((name) => [name, 0]));
  return { ...zeros, ...Object.fromEntries(rows.map((row) => [nameOf(row), Number(row.count)])) };
}
