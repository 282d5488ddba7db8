import type { Clock } from "@/lib/clock";
import type { Language } from "@/lib/constants/languages";
import type { StopReason, WaitReason } from "@/lib/constants/order-states";
import type { Line } from "@/lib/domain/numbers/select-numbers";
import type { Carrier } from "@/lib/telephony/port";
import type { OrderFailure } from "./rules";
import type { OrderRecord } from "./select-orders";

/** The bot that an ordered line will be attached to. */
export interface OrderedBot {
  id: string;
  name: string;
  languages: Language[];
  greetingLanguages: Language[] | null;
  outbound: boolean;
}

/** An order that is done, its line, and the bot that answers the line. */
export interface DoneOrder {
  order: OrderRecord;
  line: Line;
  bot: OrderedBot | null;
}

/** The result of a step: the order in its next state, or why it waits, stops or fails. */
export type StepOutcome =
  | { kind: "moved"; order: OrderRecord }
  | ({ kind: "done" } & DoneOrder)
  | Wait
  | { kind: "stop"; order: OrderRecord; reason: StopReason; carrierCode?: string | null }
  | { kind: "fail"; order: OrderRecord; failure: OrderFailure; carrierCode?: string | null };

export interface Wait {
  kind: "wait";
  order: OrderRecord;
  reason: WaitReason;
  atLeastMs?: number;
  /** Why the order stops if it waits too long; by default, the reason why it waits. */
  stopFor?: StopReason;
  /** The carrier's own code of the refusal that led here, for support. */
  carrierCode?: string | null;
}

export interface StepTools {
  /** The order's own carrier. */
  carrier: Carrier;
  now: Clock;
  /** Whether this process moved the order into its present state, so that no other can have tried this step before. */
  isFirstTry: boolean;
}
