import type { Clock } from "@/lib/clock";
import type { CallTransport } from "@/lib/constants/conversations";
import type { CallAnswer, CarrierEvent } from "@/lib/telephony/port";
import { beginCall } from "./begin-call";
import { continueCall, recoverCall, takeGatheredTurn } from "./continue-call";
import { endCallOf } from "./end-call";

/**
 * Acts on a carrier's webhook about a call.
 * @param by.transport how the carrier can bring us calls as text; null if it cannot
 * @param isStopping whether this process is about to end
 * @returns what becomes of the call; null if the carrier did not ask
 */
export async function takeCallEvent(
  event: CarrierEvent,
  by: { carrier: string; transport: CallTransport | null },
  { isStopping, now }: { isStopping: boolean; now: Clock },
): Promise<CallAnswer | null> {
  const { carrier } = by;
  switch (event.kind) {
    case "incoming_call":
      return beginCall({ ...event, ...by }, now);
    case "relay_ended":
      return continueCall({ ...event, carrier }, { isStopping, now });
    case "turn_taken":
      return takeGatheredTurn({ ...event, carrier }, now);
    case "call_over":
      await endCallOf({ ...event, carrier }, now);
      return null;
    case "answer_failed":
      return recoverCall({ ...event, carrier }, now);
  }
}
