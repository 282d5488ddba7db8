import { BROUGHT } from "@/lib/constants/carrier";
import type { AttentionCode, LineState } from "@/lib/constants/line-states";
import type { Permission } from "@/lib/constants/permissions";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { formatTime } from "./time";

/** What to do next about a line. */
export type NextStep =
  | "attach_bot"
  | "choose_bot"
  | "change_greeting"
  | "add_questions"
  | "complete_organization"
  | "see_history"
  | "keep_or_release";

/** How each next step reads on a button or link, and which permission it takes. */
export const NEXT_STEPS: Record<NextStep, { label: string; needs: Permission }> = {
  attach_bot: { label: "Attach a bot", needs: "numbers:edit" },
  choose_bot: { label: "Choose another bot", needs: "numbers:edit" },
  change_greeting: { label: "Change the greeting", needs: "bots:write" },
  add_questions: { label: "Add questions", needs: "bots:write" },
  complete_organization: { label: "Complete the address", needs: "organizations:write" },
  see_history: { label: "See what happened", needs: "read" },
  keep_or_release: { label: "Keep or release it", needs: "numbers:release" },
};
/** The permissions of all next steps. */
export const STEP_PERMISSIONS = [...new Set(Object.values(NEXT_STEPS).map(({ needs }) => needs))];

/** The part of a line that its words depend on. */
export type WordedLine = Pick<
  PhoneNumber,
  "state" | "carrier" | "bot" | "attention" | "organization" | "quarantinedUntil" | "quarantinePlan"
>;

interface StateWords {
  label: string;
  /** Color and shape of the pill. */
  tone: "ok" | "warn" | "silent" | "bad" | "busy" | "off";
  /** Why the line is in this state; null if the label says enough. */
  reason: ((line: WordedLine) => string) | null;
  step: ((line: WordedLine) => NextStep | null) | null;
}

/** The carrier gave the number away; also the reason that answers carry for `number_lost`. */
export const LOST_SENTENCE = "The phone carrier no longer has this number, so calls do not arrive.";

/** Why no bot answers a brought number yet. */
export const BROUGHT_SENTENCE = "Calls to numbers of your own phone provider are not answered yet.";

/** What to do about each reason why a line needs attention. */
const STEP_OF: Partial<Record<AttentionCode, NextStep>> = {
  language_mismatch: "choose_bot",
  greeting_language_mismatch: "change_greeting",
  organization_incomplete: "complete_organization",
};

/** How each state of a line reads: on pills, filters, Overview, lists and the line's own page. */
export const LINE_WORDS: Record<LineState, StateWords> = {
  answering: { label: "Answering", tone: "ok", reason: null, step: null },
  needs_attention: {
    label: "Needs attention",
    tone: "warn",
    reason: ({ attention }) => attention[0]?.message ?? "Check this line.",
    step: ({ attention }) => (attention[0] && STEP_OF[attention[0].code]) ?? "choose_bot",
  },
  not_answering: {
    label: "Not answering",
    tone: "silent",
    reason: ({ bot, carrier }) =>
      carrier === BROUGHT
        ? `${bot ? `${bot.name} is attached` : "No bot is attached"}. ${BROUGHT_SENTENCE}`
        : "No bot is attached, so nobody answers.",
    step: ({ bot, attention: [first] }) => {
      if (!bot) return "attach_bot";
      return (first && STEP_OF[first.code]) ?? null;
    },
  },
  quarantined: {
    label: "Quarantined",
    tone: "off",
    reason: (line) => `Will be released on ${releaseDay(line)}. ${shortPlan(line)}`,
    step: () => "keep_or_release",
  },
  releasing: {
    label: "Releasing",
    tone: "busy",
    reason: () => "The number is being given back. Linekeeper keeps trying until that is confirmed.",
    step: null,
  },
  lost: {
    label: "Lost at the carrier",
    tone: "bad",
    reason: ({ attention }) => attention[0]?.message ?? LOST_SENTENCE,
    step: () => "see_history",
  },
  released: {
    label: "Released",
    tone: "off",
    reason: () => "Given back. It is no longer yours.",
    step: null,
  },
};

/** The words for a line's state: its label, the pill's tone, the reason and the next step. */
export function lineWords(line: WordedLine): {
  label: string;
  tone: StateWords["tone"];
  reason: string | null;
  step: NextStep | null;
} {
  const { label, tone, reason, step } = LINE_WORDS[line.state];
  return { label, tone, reason: reason?.(line) ?? null, step: step?.(line) ?? null };
}

/** The day a quarantined line is released, in its organization's time zone: "Nov 28, 2026". */
export function releaseDay({
  quarantinedUntil,
  organization,
}: Pick<PhoneNumber, "quarantinedUntil" | "organization">): string {
  return quarantinedUntil ? formatTime(quarantinedUntil, organization.timezone, "date") : "";
}

function shortPlan({ quarantinePlan: plan }: Pick<PhoneNumber, "quarantinePlan">): string {
  return plan?.kind === "forward"
    ? `Forwarding to ${formatPhone(plan.to)} is planned.`
    : "Callers hear a notice.";
}

/** What callers of a quarantined line get. */
export function planText({ quarantinePlan: plan }: Pick<PhoneNumber, "quarantinePlan">): string {
  return plan?.kind === "forward"
    ? `Forwarding to ${formatPhone(plan.to)} is planned. Until Linekeeper can forward calls, callers hear a notice.`
    : "Callers hear that the number is no longer in use.";
}

/** Where a released number goes: brought numbers only leave Linekeeper. */
export function leavesFor({ carrier }: Pick<PhoneNumber, "carrier">): string {
  return carrier === BROUGHT ? "leaves Linekeeper" : "goes back to the carrier";
}
