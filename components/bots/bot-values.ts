import type { BotAction } from "@/lib/constants/bots";
import type { Language } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";

/** The values of the editor's fields, as typed. */
export interface BotValues {
  name: string;
  internalName: string;
  companyName: string;
  industry: string;
  greeting: string;
  phoneGreeting: string;
  closedPhoneGreeting: string;
  closedChatGreeting: string;
  languages: Language[];
  outbound: boolean;
  isGuardianEnabled: boolean;
  instructions: string[] | null;
  faqs: { question: string; answer: string }[];
}

/** The values of the phone settings. */
export interface PhoneValues {
  accent: string;
  firstMessage: string;
  defaultVoiceId: VoiceId | "";
  handoffPhoneNumber: string;
  interruptible: boolean;
  actionIds: BotAction[] | null;
  dataCollectionFields: string[] | null;
  dataCollectionWebhookUrl: string;
}

/** A bot as the editor's values. */
export function botValues(bot: Bot): BotValues & PhoneValues {
  return {
    name: bot.name,
    internalName: bot.internalName ?? "",
    companyName: bot.companyName ?? "",
    industry: bot.industry ?? "",
    greeting: bot.greeting,
    phoneGreeting: bot.phoneGreeting ?? "",
    closedPhoneGreeting: bot.closedPhoneGreeting ?? "",
    closedChatGreeting: bot.closedChatGreeting ?? "",
    languages: bot.languages,
    outbound: bot.outbound,
    isGuardianEnabled: bot.isGuardianEnabled,
    instructions: bot.instructions,
    faqs: bot.faqs.map(({ question, answer }) => ({ question, answer })),
    accent: bot.accent ?? "",
    firstMessage: bot.firstMessage ?? "",
    defaultVoiceId: bot.defaultVoiceId ?? "",
    handoffPhoneNumber: bot.handoffPhoneNumber ? formatPhone(bot.handoffPhoneNumber) : "",
    interruptible: bot.interruptible,
    actionIds: bot.actionIds,
    dataCollectionFields: bot.dataCollectionFields,
    dataCollectionWebhookUrl: bot.dataCollectionWebhookUrl ?? "",
  };
}
