import type { ConflictField } from "@/components/form/conflict-words";
import type { BotAction } from "@/lib/constants/bots";
import type { Language } from "@/lib/constants/languages";
import type { Industry } from "@/lib/constants/organizations";
import { VOICES, type VoiceId } from "@/lib/constants/voices";
import { languagesText } from "@/lib/format/language-words";
import { actionsText, industryText } from "./bot-text";
import type { BotValues } from "./bot-values";

/** The fields that two people can edit at once, and how to show their values. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "internalName", label: "Internal name" },
  { name: "companyName", label: "Practice name" },
  { name: "industry", label: "Industry", describe: (value) => industryText(value as Industry) },
  { name: "greeting", label: "Greeting" },
  { name: "phoneGreeting", label: "Phone greeting" },
  { name: "closedPhoneGreeting", label: "Closed greeting" },
  { name: "closedChatGreeting", label: "Closed chat greeting" },
  { name: "languages", label: "Languages", describe: (value) => languagesText(value as Language[]) },
  { name: "outbound", label: "Outbound", describe: yesOrNo },
  { name: "isGuardianEnabled", label: "Guardian", describe: yesOrNo },
  { name: "firstMessage", label: "First message" },
  { name: "defaultVoiceId", label: "Default voice", describe: (value) => VOICES[value as VoiceId].label },
  { name: "accent", label: "Accent" },
  { name: "handoffPhoneNumber", label: "Hand-off number" },
  { name: "interruptible", label: "Callers can interrupt", describe: yesOrNo },
  {
    name: "actionIds",
    label: "Allowed actions",
    describe: (value) => actionsText(value as BotAction[]),
    none: actionsText(null),
  },
  {
    name: "dataCollectionFields",
    label: "Details to collect",
    describe: (value) => (value as string[]).join(", "),
  },
  { name: "dataCollectionWebhookUrl", label: "Send collected details to" },
  {
    name: "faqs",
    label: "Questions and answers",
    describe: (value) =>
      (value as BotValues["faqs"]).map((faq) => `${faq.question}\n${faq.answer}`).join("\n\n"),
  },
  {
    name: "instructions",
    label: "Instructions",
    describe: (value) => (value as string[]).map((text) => `• ${text}`).join("\n"),
  },
];

function yesOrNo(value: unknown): string {
  return value ? "Yes" : "No";
}
