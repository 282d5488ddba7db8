/** The state of an order, as stored (product rule 14). `done` and `failed` are final. */
export const ORDER_STATES = ["searching", "buying", "wiring", "done", "failed"] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export const OPEN_ORDER_STATES = ["searching", "buying", "wiring"] as const satisfies readonly OrderState[];

/** Why an order ended without a line: an error code, or `given_up` if a person gave it up. */
export const ORDER_FAILURES = [
  "no_numbers_available",
  "number_not_available",
  "invalid_area_code",
  "carrier_unavailable",
  "given_up",
  "organization_incomplete",
  "number_limit_reached",
] as const;
export type OrderFailureCode = (typeof ORDER_FAILURES)[number];

/** Why the carrier refuses a purchase again and again, where the code does not say it. */
export const LASTING_REFUSALS = ["documents_needed", "account_problem"] as const;
export type LastingRefusal = (typeof LASTING_REFUSALS)[number];

/**
 * What has to change before a failed order can succeed. The first three are choices of the order itself, so the same
 * order is always refused again; the others change elsewhere.
 */
export const ORDER_REMEDIES = [
  "another_number",
  "another_number_or_documents",
  "another_area_code",
  "complete_organization",
  "free_slot",
  "fix_carrier_account",
] as const;
export type OrderRemedy = (typeof ORDER_REMEDIES)[number];

/**
 * What has to change before a failed order can succeed. This is the only place that decides which refusals repeat.
 * @param failure why it failed
 * @param order whether it asked for one exact number; otherwise another try finds another
 * @returns null if the same order may succeed when it is placed again
 */
export function orderRemedyOf(
  failure: { code: string; lasting?: LastingRefusal | undefined },
  order: { requestedNumber: string | null },
): OrderRemedy | null {
  if (failure.lasting === "documents_needed") return "another_number_or_documents";
  if (failure.lasting === "account_problem") return "fix_carrier_account";
  if (failure.code === "number_not_available") return order.requestedNumber ? "another_number" : null;
  return REMEDIES[failure.code] ?? null;
}

const REMEDIES: Record<string, OrderRemedy> = {
  invalid_area_code: "another_area_code",
  organization_incomplete: "complete_organization",
  number_limit_reached: "free_slot",
};

/** Why an order stopped and needs a person. */
export const STOP_REASONS = [
  "account_problem",
  "refused",
  "carrier_unavailable",
  "rate_limited",
  "number_taken",
  "purchase_pending",
  "other_carrier",
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** What an open order waits for. */
export const WAIT_REASONS = [
  "carrier_unavailable",
  "rate_limited",
  "purchase_pending",
] as const satisfies readonly StopReason[];
export type WaitReason = (typeof WAIT_REASONS)[number];

/** The steps of an order, in sequence. */
export const ORDER_STEPS = ["searched", "intent_kept", "bought", "wired", "checked"] as const;

/** Whether an order is still under way. */
export function isOpenOrder({ state }: { state: OrderState }): boolean {
  return state !== "done" && state !== "failed";
}

/** How far an order is, as people see it. Both "stopped" stages wait for a person. */
export const ORDER_STAGES = [
  "setting_up",
  "setup_stopped",
  "releasing",
  "release_stopped",
  "done",
  "failed",
  "given_up",
] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** The part of an order that its stage depends on. */
export interface OrderStageFacts {
  state: OrderState;
  /** Set while the order waits for a person. */
  stopped: object | null;
  /** Somebody gave it up, so its number goes back to the carrier. */
  givenUp: boolean;
}

/** The stage of an order. This is the only place that decides it. */
export function orderStageOf({ state, stopped, givenUp }: OrderStageFacts): OrderStage {
  if (state === "done") return "done";
  if (state === "failed") return givenUp ? "given_up" : "failed";
  if (givenUp) return stopped ? "release_stopped" : "releasing";
  return stopped ? "setup_stopped" : "setting_up";
}

/** Whether an order continues without a person, so its page should refresh. */
export function isRunningOrder(order: OrderStageFacts): boolean {
  const stage = orderStageOf(order);
  return stage === "setting_up" || stage === "releasing";
}
