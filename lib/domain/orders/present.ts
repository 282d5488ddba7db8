import { DEFAULT_VOICE, VOICE_IDS } from "@/lib/constants/numbers";
import type { Order } from "@/lib/schemas/phone-number";
import { carrierLabel, STOP_REASONS, type StopReason } from "./rules";
import type { OrderRow } from "./select-orders";

const WAITING: Record<string, string> = {
  carrier_unavailable: "The carrier does not answer at the moment.",
  rate_limited: "The carrier asks us to slow down.",
};

const STOPPED: Record<StopReason, string> = {
  account_problem: "The carrier refuses our account. Somebody has to put that right at the carrier first.",
  refused: "The carrier refused the last step.",
  carrier_unavailable: "The carrier did not answer for a whole day.",
  rate_limited: "The carrier was too busy for a whole day.",
  number_taken:
    "A practice has brought the same number here. Remove that line first, or give this number back.",
  other_carrier:
    "It was begun at another carrier, which is not in use now. Set that carrier up again, or give this up.",
};

/** The answer for an order: its row with its organization and the bot that was wished for. */
export function presentOrder({ order, organization, bot }: OrderRow): Order {
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    id: order.id,
    orgId: order.orgId,
    state: order.state,
    number: order.number,
    phoneNumberId: order.phoneNumberId,
    name: order.name,
    language: order.language,
    voiceId: VOICE_IDS.find((id) => id === order.voiceId) ?? DEFAULT_VOICE,
    botId: order.botId,
    areaCode: order.areaCode ?? order.areaCodeAsked,
    steps: [
      { step: "searched", at: at(order.searchedAt) },
      { step: "intent_kept", at: at(order.intentKeptAt) },
      { step: "bought", at: at(order.boughtAt) },
      { step: "wired", at: at(order.wiredAt) },
      { step: "checked", at: at(order.checkedAt) },
    ],
    carrierNumberId: order.carrierNumberId,
    carrierLabel: order.intentKeptAt ? carrierLabel(order) : null,
    givenUp: order.releaseAskedAt !== null,
    failure: order.failure,
    waiting:
      order.waitingFor && order.nextTryAt
        ? {
            code: order.waitingFor,
            message: WAITING[order.waitingFor] ?? "Waiting for the next try.",
            nextTryAt: order.nextTryAt.toISOString(),
          }
        : null,
    stopped: order.stoppedAt && {
      code: stopReasonOf(order),
      message: STOPPED[stopReasonOf(order)],
      at: order.stoppedAt.toISOString(),
    },
    organization,
    bot,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
  };
}

function stopReasonOf({ stoppedFor }: { stoppedFor: string | null }): StopReason {
  return STOP_REASONS.find((reason) => reason === stoppedFor) ?? "refused";
}
