import { processClock } from "@/lib/auth/process-clock";
import { beginCall } from "@/lib/domain/calls/begin-call";
import { OUT_OF_ORDER } from "@/lib/domain/calls/notices";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";

/** A line rings, and its carrier asks what to do. Which carrier it is follows from the path and its signature. */
export function POST(request: Request): Promise<Response> {
  const call = (incoming: Parameters<typeof beginCall>[0]) => beginCall(incoming, processClock());
  return answerWebhook(request, { call, otherwise: OUT_OF_ORDER });
}
