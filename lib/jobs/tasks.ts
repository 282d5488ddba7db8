import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { Clock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { endQuarantine } from "@/lib/domain/numbers/end-quarantine";
import { finishRelease } from "@/lib/domain/numbers/finish-release";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrier } from "@/lib/telephony/carrier";
import type { JobName } from "./queue";

const orderPayload = z.object({ orderId: z.uuid() });
const numberPayload = z.object({ phoneNumberId: z.uuid() });

/** What the worker does for each job: read the payload, call the domain. What throws is tried again, later each time. */
export function makeTasks(now: Clock): TaskList & Record<JobName, TaskList[string]> {
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
      const outcome = await finishRelease(phoneNumberId, {
        carrier: carrier(),
        context: systemContext("Worker", now),
      });
      if (outcome === "waiting") throw new Error("The carrier has not taken the number back yet.");
    },
  };
}
