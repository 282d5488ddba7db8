import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { Clock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { finishStrayRelease } from "@/lib/domain/carrier/finish-stray-release";
import { runReconcile } from "@/lib/domain/carrier/run-reconcile";
import { endQuarantine } from "@/lib/domain/numbers/end-quarantine";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrier } from "@/lib/telephony/carrier";
import type { JobName } from "./queue";

const orderPayload = z.object({ orderId: z.uuid() });
const runPayload = z.object({ runId: z.uuid() });
const findingPayload = z.object({ findingId: z.uuid() });
const numberPayload = z.object({ phoneNumberId: z.uuid() });

/** What the worker does for each job: read the payload, call the domain. What throws is tried again, later each time. */
export function makeTasks(now: Clock): TaskList & Record<JobName, TaskList[string]> {
  const tools = () => ({ carrier: carrier(), context: systemContext("Worker", now) });
  return {
    "orders.advance": async (payload) => {
      await advanceOrder(orderPayload.parse(payload).orderId, { carrier: carrier(), now });
    },
    "numbers.end_quarantine": async (payload) => {
      const { phoneNumberId } = numberPayload.parse(payload);
      await endQuarantine(phoneNumberId, systemContext("Worker", now));
    },
    "numbers.release": async (payload) => {
      const { phoneNumberId } = numberPayload.parse(payload);
      const outcome = await finishRelease(phoneNumberId, tools());
      if (outcome === "waiting") throw new Error("The carrier has not taken the number back yet.");
    },
    "carrier.reconcile": async (payload) => {
      await runReconcile(runPayload.parse(payload).runId, tools());
    },
    "carrier.release_stray": async (payload) => {
      const outcome = await finishStrayRelease(findingPayload.parse(payload).findingId, tools());
      if (outcome === "waiting") throw new Error("The carrier has not taken the number back yet.");
    },
  };
}
