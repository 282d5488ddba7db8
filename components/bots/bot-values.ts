import type { BotAction } from "@/lib/constants/bots";
import type { Language, VoiceId } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import { type Bot, createBotInput, updateBotInput } from "@/lib/schemas/bot";
import { emptyToNull, phoneSchema } from "@/lib/schemas/common";

/** The hand-off number as people write it; what the API takes is E.164. */
const asTyped = { handoffPhoneNumber: emptyToNull(phoneSchema).optional() };

/** What the forms take: as the API does, but a number may be typed as people write it. */
export const addBotSchema = createBotInput.extend(asTyped);
export const editBotSchema = updateBotInput.extend(asTyped);

/** What the fields of the editor hold: texts as they are typed. */
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

/** How it behaves on the phone. */
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

/** A bot as its editor shows it. */
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

/** Greetings to start from, with the practice's name in them. */
export function proposedGreetings(practice: string) {
  return {
    greeting: `Hi, this is the virtual assistant of ${practice}. How can I help you today?`,
    phoneGreeting: `Thank you for calling ${practice}. How can I help you today?`,
    closedPhoneGreeting: `Thank you for calling ${practice}. Our office is closed at the moment, but I can still help you or take a message.`,
  };
}
