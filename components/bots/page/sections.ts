import type { Bot } from "@/lib/schemas/bot";
import { botValues } from "../bot-values";

type Values = ReturnType<typeof botValues>;

/** The parts of a bot's page, by what they are for, and the fields that each of them edits. */
export const SECTIONS = {
  greetings: {
    title: "Greetings",
    fields: ["phoneGreeting", "firstMessage", "closedPhoneGreeting", "greeting", "closedChatGreeting"],
  },
  knows: { title: "Knows", fields: ["faqs", "instructions", "actionIds", "dataCollectionFields"] },
  phone: {
    title: "Phone",
    fields: ["languages", "outbound", "defaultVoiceId", "accent", "handoffPhoneNumber", "interruptible"],
  },
  advanced: {
    title: "Advanced",
    fields: [
      "name",
      "internalName",
      "companyName",
      "industry",
      "isGuardianEnabled",
      "dataCollectionWebhookUrl",
    ],
  },
} as const satisfies Record<string, { title: string; fields: readonly (keyof Values)[] }>;
export type SectionName = keyof typeof SECTIONS;

/** The values of one section's fields. */
export function sectionValues(section: SectionName, bot: Bot): Partial<Values> {
  const values = botValues(bot);
  return Object.fromEntries(SECTIONS[section].fields.map((field) => [field, values[field]]));
}

/** Whether two versions of a bot are the same in one section. */
export function isSameIn(section: SectionName, one: Bot, other: Bot): boolean {
  return JSON.stringify(sectionValues(section, one)) === JSON.stringify(sectionValues(section, other));
}

/** What the form of a section starts with. */
export function startOf(section: SectionName, bot: Bot) {
  return { id: bot.id, version: bot.version, ...sectionValues(section, bot) };
}
