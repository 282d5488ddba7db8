import { BROUGHT, LINE_STATE_LABELS } from "@/lib/constants/numbers";
import { formatTime } from "@/lib/format/time";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** What there is to do about a line. */
export type NextStep = "attach_bot" | "choose_bot" | "complete_organization" | "see_history";

export const NEXT_STEP_LABELS: Record<NextStep, string> = {
  attach_bot: "Attach a bot",
  choose_bot: "Choose another bot",
  complete_organization: "Complete the address",
  see_history: "See what happened",
};

type Facts = Pick<
  PhoneNumber,
  "state" | "carrier" | "bot" | "attention" | "organization" | "quarantinedUntil" | "quarantinePlan"
>;

/** Whether nothing is wrong with a line, and yet its calls reach nobody: those over SIP are not answered yet. */
export function waitsForSip({ state, carrier }: Pick<Facts, "state" | "carrier">): boolean {
  return state === "answering" && carrier === BROUGHT;
}

/** A line's state in a word or two. */
export function stateLabel(line: Pick<Facts, "state" | "carrier">): string {
  return waitsForSip(line) ? "Attached" : LINE_STATE_LABELS[line.state];
}

/** Why a line is in its state, where that needs saying, and the next step. */
export function explanationOf(line: Facts): { reason: string; step: NextStep | null } | null {
  const [attention] = line.attention;
  switch (line.state) {
    case "answering":
      if (!waitsForSip(line)) return null;
      return {
        reason: `${line.bot?.name ?? "A bot"} is attached, but calls over SIP are not answered yet.`,
        step: null,
      };
    case "not_answering":
      return { reason: "No bot is attached, so nobody answers.", step: "attach_bot" };
    case "needs_attention":
      return {
        reason: attention?.message ?? "Something needs a look.",
        step: attention?.code === "organization_incomplete" ? "complete_organization" : "choose_bot",
      };
    case "lost":
      return {
        reason: attention?.message ?? "The carrier does not have this number any more.",
        step: "see_history",
      };
    case "releasing":
      return {
        reason: "On its way back to the carrier. This goes on by itself until the carrier confirms it.",
        step: null,
      };
    case "quarantined":
      return { reason: `Released on ${releaseDay(line)}. ${shortPlan(line)}`, step: null };
    case "released":
      return { reason: "Given back to the carrier.", step: null };
  }
}

/** The day on which a quarantined line is released, where its organization is: "Nov 28, 2026". */
export function releaseDay({
  quarantinedUntil,
  organization,
}: Pick<PhoneNumber, "quarantinedUntil" | "organization">): string {
  return quarantinedUntil ? formatTime(quarantinedUntil, organization.timezone, "date") : "";
}

function shortPlan({ quarantinePlan: plan }: Pick<PhoneNumber, "quarantinePlan">): string {
  return plan?.kind === "forward"
    ? `Callers are to be forwarded to ${formatPhone(plan.to)}.`
    : "Callers hear a notice.";
}

/** What callers of a quarantined line get. */
export function planText({ quarantinePlan: plan }: Pick<PhoneNumber, "quarantinePlan">): string {
  return plan?.kind === "forward"
    ? `Callers are to be forwarded to ${formatPhone(plan.to)}; until calls can be forwarded they hear a notice.`
    : "Callers hear that the number is no longer in use.";
}
