import { MISMATCHES, type Mismatch } from "./mismatch";

/** The status of a line, as stored (product rule 14). */
export const NUMBER_STATUSES = ["active", "quarantined", "releasing", "released", "lost"] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** The state of a line in answers and filters: its status, with `active` split by whether calls are answered. */
export const LINE_STATES = [
  "answering",
  "needs_attention",
  "not_answering",
  "quarantined",
  "releasing",
  "lost",
  "released",
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Reasons why a line needs attention. */
export const ATTENTION_CODES = [...MISMATCHES, "number_lost", "organization_incomplete"] as const;
export type AttentionCode = (typeof ATTENTION_CODES)[number];

/** Warnings about a line that an answer adds although the request succeeded. */
export const WARNING_CODES = [...MISMATCHES, "bot_gone"] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** The checks of a line, and the next steps of those that fail or have a hint (docs/api/phone-numbers.md, step 4). */
export const CHECKS = ["attached", "language", "training", "organization", "voice"] as const;
export const CHECK_FIXES = [
  "attach_bot",
  "choose_bot",
  "change_greeting",
  "add_questions",
  "complete_organization",
] as const;
export type CheckFix = (typeof CHECK_FIXES)[number];

/** What callers of a quarantined line get: a notice, or the number that they are forwarded to. */
export const QUARANTINE_PLANS = ["notice", "forward"] as const;

/** Everything that a line's state depends on. */
export interface LineStateFacts {
  status: NumberStatus;
  hasBot: boolean;
  /** The practice brought the number: calls to it are not answered in this version, even with a bot (product rule 13). */
  isBrought: boolean;
  /** How the bot does not suit the line's language (product rule 7); null if it does. */
  mismatch: Mismatch | null;
  /** The organization lacks part of its address (product rule 1). */
  organizationIncomplete: boolean;
}

/** Why a line needs attention, the most urgent reason first; empty if nothing is wrong or nothing is expected of it. A line that is not answered anyway may have reasons too. */
export function attentionCodesOf(line: LineStateFacts): AttentionCode[] {
  if (line.status === "lost") return ["number_lost"];
  if (line.status !== "active" || !line.hasBot) return [];
  const codes: AttentionCode[] = [];
  if (line.mismatch) codes.push(line.mismatch);
  if (line.organizationIncomplete) codes.push("organization_incomplete");
  return codes;
}

/**
 * The state of a line. This is the only place that decides it; `lib/domain/numbers/number-filters.ts` says the same in
 * SQL, and a test compares the two over every combination of facts.
 */
export function lineStateOf(line: LineStateFacts): LineState {
  if (line.status !== "active") return line.status;
  if (!line.hasBot || line.isBrought) return "not_answering";
  return attentionCodesOf(line).length > 0 ? "needs_attention" : "answering";
}

/** Changes to a line that depend on its status. */
export type LineChange = "edit" | "attach" | "detach" | "migrate" | "quarantine" | "release";

const NOT_LEAVING = ["active", "quarantined", "lost"] as const;

/** The statuses in which each change is possible (product rules 8 to 10 and 14). */
const POSSIBLE_IN: Record<LineChange, readonly NumberStatus[]> = {
  edit: NOT_LEAVING,
  attach: ["active"],
  detach: NOT_LEAVING,
  migrate: ["active"],
  quarantine: ["active", "quarantined"],
  release: NOT_LEAVING,
};

/** Whether a line's status allows a change. Permissions and other rules are checked elsewhere. */
export function statusAllows(status: NumberStatus, change: LineChange): boolean {
  return POSSIBLE_IN[change].includes(status);
}
