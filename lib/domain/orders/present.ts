import { orderRemedyOf, type StopReason, type WaitReason } from "@/lib/constants/order-states";
import { DEFAULT_VOICE, VOICE_IDS } from "@/lib/constants/voices";
import type { Order } from "@/lib/schemas/order";
import { carrierLabel } from "./rules";
import type { OrderRow } from "./select-orders";

const WAITING: Record<WaitReason, string> = {
  carrier_unavailable: "The carrier is not responding.",
  rate_limited: "The carrier asks us to slow down.",
  purchase_pending: "The carrier has accepted the purchase and is still working on it.",
};

const STOPPED: Record<StopReason, string> = {
  account_problem: "The carrier refuses our account. This has to be fixed at the carrier first.",
  refused: "The carrier refused the last step.",
  carrier_unavailable: "The carrier did not answer for a whole day.",
  rate_limited: "The carrier was too busy for a whole day.",
  number_taken:
    "A practice brought this number here as its own. Remove that line first, or give this number back.",
  purchase_pending: "The carrier accepted the purchase but did not complete it for a whole day.",
  other_carrier:
    "The purchase began at a carrier that is no longer set up here. Set it up again, or give up the purchase.",
};

/** The answer for an order: its row, its organization and the ordered bot. */
export function presentOrder({ order, organization, bot }: OrderRow): Order {
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    id: order.id,
    orgId: order.orgId,
    state: order.state,
    number: order.number,
    requestedNumber: order.requestedNumber,
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
    carrierErrorCode: order.failure || order.stoppedAt || order.waitingFor ? order.carrierErrorCode : null,
    requestId: order.requestId,
    givenUp: order.releaseAskedAt !== null,
    failure: order.failure && presentFailure(order.failure, order),
    waiting:
      order.waitingFor && order.nextTryAt
        ? {
            code: order.waitingFor,
            message: WAITING[order.waitingFor],
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

function presentFailure(
  { lasting, ...failure }: NonNullable<OrderRow["order"]["failure"]>,
  order: { requestedNumber: string | null },
): NonNullable<Order["failure"]> {
  return { ...failure, remedy: orderRemedyOf({ ...failure, lasting }, order) };
}

function stopReasonOf({ stoppedFor }: { stoppedFor: StopReason | null }): StopReason {
  return stoppedFor ?? "refused";
}
