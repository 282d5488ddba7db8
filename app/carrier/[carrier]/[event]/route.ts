import { processClock } from "@/lib/auth/process-clock";
import { OUT_OF_ORDER } from "@/lib/domain/calls/notices";
import { takeCallEvent } from "@/lib/domain/calls/take-event";
import { isStopping } from "@/lib/serving/stop";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";

/** A carrier's webhook about a call. Which carrier and what happened follow from the path and its signature. */
export function POST(request: Request): Promise<Response> {
  return answerWebhook(request, {
    event: (event, by) => takeCallEvent(event, by, { isStopping: isStopping(), now: processClock() }),
    otherwise: OUT_OF_ORDER,
  });
}
