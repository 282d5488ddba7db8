import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { logger } from "@/lib/observability/logger";
import { isFresh, readFacts } from "./facts";
import { readBacklog } from "./read-backlog";
import type { CarrierAnswers } from "./worker-heartbeat";

/** A worker takes up a job within seconds; one that is due for longer has been left lying. */
const LATE_AFTER_SECONDS = 120;

export interface Health {
  status: "healthy" | "degraded" | "unhealthy";
  database: "up" | "down";
  worker: "up" | "missing" | "unknown";
  carrier: CarrierAnswers | "unknown";
  jobs: "on_time" | "late" | "unknown";
  /** How long the oldest job that nobody works on has been due, in whole seconds; null while nobody can tell. */
  oldestDueJobSeconds: number | null;
}

/**
 * How the parts of the installation are. Without its database it is unhealthy; without a worker or a carrier, purchases
 * and releases wait. Never says why: anybody may ask.
 */
export async function getHealth(): Promise<Health> {
  try {
    const [facts, backlog] = await Promise.all([
      readFacts(database(), ["worker_heartbeat", "carrier_answers"]),
      readBacklog(database()),
    ]);
    const answers = facts.get("carrier_answers");
    const worker = isFresh(facts.get("worker_heartbeat")) ? "up" : "missing";
    const carrier = isFresh(answers) ? (answers.value as CarrierAnswers) : "unknown";
    const jobs = backlog.oldestDueSeconds < LATE_AFTER_SECONDS ? "on_time" : "late";
    const isWell = worker === "up" && jobs === "on_time" && (carrier === "up" || carrier === "unknown");
    return {
      status: isWell ? "healthy" : "degraded",
      database: "up",
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
      worker: "unknown",
      carrier: "unknown",
      jobs: "unknown",
      oldestDueJobSeconds: null,
    };
  }
}

/** Whether the database answers, which is all that a request needs. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await database().execute(sql`select 1`);
    return true;
  } catch (error) {
    reportOutage(error);
    return false;
  }
}

function reportOutage(error: unknown): void {
  logger().error({ err: error }, "The database does not answer");
}
