import { logger } from "@/lib/observability/logger";
import { secondsSinceBeat } from "./worker-heartbeat";

/** A worker beats every ten seconds; after this it is missed. */
const MISSED_AFTER_SECONDS = 45;

export interface Health {
  status: "healthy" | "degraded" | "unhealthy";
  database: "up" | "down";
  worker: "up" | "missing" | "unknown";
}

/** Whether this process can serve: the database must answer; without a worker, purchases wait. Never says why. */
export async function getHealth(): Promise<Health> {
  try {
    const seconds = await secondsSinceBeat();
    const alive = seconds !== null && seconds < MISSED_AFTER_SECONDS;
    return { status: alive ? "healthy" : "degraded", database: "up", worker: alive ? "up" : "missing" };
  } catch (error) {
    logger().error({ err: error }, "The database does not answer");
    return { status: "unhealthy", database: "down", worker: "unknown" };
  }
}
