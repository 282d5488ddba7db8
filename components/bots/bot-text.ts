import { placeName, placeText } from "@/components/organizations/address-text";
import { BOT_ACTION_LABELS, type BotAction } from "@/lib/constants/bots";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { INDUSTRIES, type Industry } from "@/lib/constants/organizations";
import { languagesText } from "@/lib/format/language-words";
import type { Bot, ListedBot } from "@/lib/schemas/bot";

/** Said wherever a bot's training is read or edited: what of it calls do not use yet. */
export const NOT_USED_YET =
  "In calls, the bot answers from its questions and tells the location’s office hours, address and phone number. It tells callers with an emergency to dial 911. It can’t transfer calls, take messages or make appointments yet: it says so, and sends callers to your staff. Instructions, workflows, actions and details to collect are kept, but not used yet.";

/** Whether a bot may also place calls, which Linekeeper cannot do yet. */
export function callsText({ outbound }: { outbound: boolean }): string {
  return outbound ? "Answers calls. May also place calls, which Linekeeper doesn’t do yet" : "Answers calls";
}

/** A bot's allowed actions in words: "Everything", "Answer questions and Take a message". */
export function actionsText(actions: readonly BotAction[] | null): string {
  if (actions === null) return "Everything";
  return new Intl.ListFormat("en").format(actions.map((action) => BOT_ACTION_LABELS[action])) || "Nothing";
}

/** An industry in words: "Pediatric dentistry". */
export function industryText(industry: Industry): string {
  const words = industry.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Items for a select, "Not set" first. */
export const INDUSTRY_ITEMS = [
  { value: "", label: "Not set" },
  ...INDUSTRIES.map((industry) => ({ value: industry, label: industryText(industry) })),
];

export const LANGUAGE_ITEMS = Object.entries(LANGUAGE_LABELS).map(([value, label]) => ({ value, label }));

/**
 * What tells each bot of a list from others of its name, by id: its second name, its organization, the account of that
 * unless all have the same one, and the city.
 */
export function whereBots(bots: readonly ListedBot[]): Map<string, string> {
  const several = new Set(bots.map(({ accountName }) => accountName)).size > 1;
  return new Map(
    bots.map(({ id, internalName, organization, accountName }) => {
      const place = placeName(organization.name, several ? accountName : null);
      return [id, [internalName, place, placeText(organization)].filter(Boolean).join(" · ")];
    }),
  );
}

/** Said of a bot that has no questions yet. */
export const NO_QUESTIONS = "No questions yet";

/** What a bot does, in one line of a list: "English, inbound, answers 2 lines, no questions yet". */
export function botSummary({ languages, outbound, lineCount, faqs }: Bot): string {
  return [
    languagesText(languages),
    outbound ? "inbound and outbound" : "inbound",
    lineCount === 0 ? "no lines yet" : `answers ${linesText(lineCount)}`,
    ...(faqs.length === 0 ? [NO_QUESTIONS.toLowerCase()] : []),
  ].join(", ");
}

/** "1 line", "3 lines". */
export function linesText(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}
