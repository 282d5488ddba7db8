import { processClock } from "@/lib/auth/process-clock";
import { afterFailure } from "@/lib/domain/calls/hold";
import { takeCallEvent } from "@/lib/domain/calls/take-event";
import { isStopping } from "@/lib/serving/stop";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";

/** A carrier's webhook about a call. Which carrier and what happened follow from the path and its signature. */
export function POST(request: Request): Promise<Response> {
  return answerWebhook(request, {
    event: (event, by) => takeCallEvent(event, by, { isStopping: isStopping(), now: processClock() }),
    afterFailure,
  });
}
