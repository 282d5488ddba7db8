import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import type { Clock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { endQuarantine } from "@/lib/domain/numbers/end-quarantine";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { finishStrayRelease } from "@/lib/domain/reconcile/finish-stray-release";
import { runReconcile } from "@/lib/domain/reconcile/run-reconcile";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import { carrierOf } from "@/lib/telephony/registry";
import type { JobName } from "./queue";

const orderPayload = z.object({ orderId: z.uuid() });
const runPayload = z.object({ runId: z.uuid() });
const findingPayload = z.object({ findingId: z.uuid() });
const numberPayload = z.object({ phoneNumberId: z.uuid() });

/** The worker's handler for each job: parse the payload, call the domain. A job that throws is retried with backoff. */
export function makeTasks(now: Clock): TaskList & Record<JobName, TaskList[string]> {
  const tools = () => ({ carrierOf, context: systemContext("Worker", now) });
  return {
    "orders.advance": watched("orders.advance", async (payload) => {
      await advanceOrder(orderPayload.parse(payload).orderId, { carrierOf, now });
    }),
    "numbers.end_quarantine": watched("numbers.end_quarantine", async (payload) => {
      const { phoneNumberId } = numberPayload.parse(payload);
      await endQuarantine(phoneNumberId, tools().context);
    }),
    "numbers.release": watched("numbers.release", async (payload) => {
      const { phoneNumberId } = numberPayload.parse(payload);
      const outcome = await finishRelease(phoneNumberId, tools());
      if (outcome === "waiting") throw new Error("The carrier has not taken the number back yet.");
    }),
    "carrier.reconcile": watched("carrier.reconcile", async (payload) => {
      await runReconcile(runPayload.parse(payload).runId, tools());
    }),
    "carrier.release_stray": watched("carrier.release_stray", async (payload) => {
      const outcome = await finishStrayRelease(findingPayload.parse(payload).findingId, tools());
      if (outcome === "waiting") throw new Error("The carrier has not taken the number back yet.");
    }),
  };
}

/** Wraps a job to count it and to log failures with the payload, which holds only ids. */
function watched(job: JobName, work: (payload: unknown) => Promise<void>): TaskList[string] {
  return async (payload: unknown, { job: { id, attempts, max_attempts } }: JobHelpers) => {
    try {
      await work(payload);
      metrics().jobs.inc({ job, outcome: "done" });
    } catch (error) {
      const isGivenUp = attempts >= max_attempts;
      metrics().jobs.inc({ job, outcome: isGivenUp ? "given_up" : "failed" });
      const fields = { job, jobId: id, attempts, ...(payload as object), err: error };
      if (isGivenUp) logger().error(fields, "A job failed too often and will not be retried");
      else logger().warn(fields, "A job failed and will be retried");
      throw error;
    }
  };
}
