import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { CarrierCheck, WorkerState } from "@/lib/constants/carrier";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { DATABASE_PROBLEMS, type DatabaseProblemCode } from "@/lib/constants/database-problems";
import { logger } from "@/lib/observability/logger";
import { isFresh, readFacts } from "./facts";
import { readBacklog } from "./read-backlog";
import { readAnswers, worstOf } from "./worker-heartbeat";

/** A worker starts a due job within seconds; a job due for longer than this is late. */
const LATE_AFTER_SECONDS = 120;

export interface Health {
  status: "healthy" | "degraded" | "unhealthy";
  database: "up" | "down";
  /** Why the database cannot be used, if that is known. */
  databaseProblem: { code: DatabaseProblemCode; message: string } | null;
  worker: WorkerState;
  /** How the configured carriers answer; the worst answer of several. */
  carrier: CarrierCheck | "unknown";
  jobs: "on_time" | "late" | "unknown";
  /** How long the oldest job that nobody is working on has been due, in whole seconds; null if unknown. */
  oldestDueJobSeconds: number | null;
}

/**
 * Checks the parts of the installation: unhealthy without the database; degraded without a worker or a carrier, when
 * orders and releases wait. Anybody may ask, so it names a cause only from a closed list, and never a value.
 */
export async function getHealth(): Promise<Health> {
  try {
    const [facts, backlog] = await Promise.all([
      readFacts(database(), ["worker_heartbeat", "carrier_answers"]),
      readBacklog(database()),
    ]);
    const answers = facts.get("carrier_answers");
    const worker = isFresh(facts.get("worker_heartbeat")) ? "up" : "missing";
    const carrier = isFresh(answers) ? worstOf(readAnswers(answers.value)) : "unknown";
    const jobs = backlog.oldestDueSeconds < LATE_AFTER_SECONDS ? "on_time" : "late";
    const isWell = worker === "up" && jobs === "on_time" && (carrier === "up" || carrier === "unknown");
    return {
      status: isWell ? "healthy" : "degraded",
      database: "up",
      databaseProblem: null,
      worker,
      carrier,
      jobs,
      oldestDueJobSeconds: Math.floor(backlog.oldestDueSeconds),
    };
  } catch (error) {
    reportOutage(error);
    return {
      status: "unhealthy",
      database: "down",
      databaseProblem: problemOf(error),
      worker: "unknown",
      carrier: "unknown",
      jobs: "unknown",
      oldestDueJobSeconds: null,
    };
  }
}

/** Whether the database answers. Requests need nothing else. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await database().execute(sql`select 1`);
    return true;
  } catch (error) {
    reportOutage(error);
    return false;
  }
}

function problemOf(error: unknown): Health["databaseProblem"] {
  const code = databaseProblemOf(error);
  return code && { code, message: DATABASE_PROBLEMS[code].message };
}

function reportOutage(error: unknown): void {
  logger().error({ err: error }, "The database does not answer");
}
