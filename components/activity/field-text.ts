import { BOT_ACTION_LABELS, BOT_ACTIONS } from "@/lib/constants/bots";
import { LANGUAGE_LABELS, LANGUAGES } from "@/lib/constants/languages";
import { ROLE_LABELS, ROLES } from "@/lib/constants/permissions";
import { VOICE_IDS, VOICES } from "@/lib/constants/voices";
import { formatPrice } from "@/lib/format/price";
import { timeZoneChoice } from "@/lib/format/time";
import { formatPhone } from "@/lib/phone";

/** The console's names for the fields in audit entries. */
export const FIELD_LABELS: Record<string, string> = {
  name: "Name",
  number: "Number",
  phoneNumber: "Number",
  language: "Language",
  languages: "Languages",
  voiceId: "Voice",
  botName: "Bot",
  areaCode: "Area code",
  monthlyPrice: "Price",
  status: "Status",
  verifiedCallerId: "Verified caller ID",
  callbackForwardingNumber: "Callback number",
  forwardTo: "Forward callers to",
  quarantineDays: "Days until release",
  trunkName: "Trunk",
  host: "Host",
  transport: "Transport",
  port: "Port",
  username: "Username",
  hasPassword: "Password saved",
  passwordChanged: "Password changed",
  internalName: "Internal name",
  companyName: "Practice name",
  greeting: "Greeting",
  phoneGreeting: "Phone greeting",
  closedChatGreeting: "Closed chat greeting",
  closedPhoneGreeting: "Closed greeting",
  industry: "Industry",
  outbound: "Outbound",
  faqs: "FAQs",
  instructions: "Instructions",
  accent: "Accent",
  firstMessage: "First message",
  defaultVoiceId: "Default voice",
  handoffPhoneNumber: "Hand-off number",
  interruptible: "Callers can interrupt",
  actionIds: "Allowed actions",
  dataCollectionFields: "Details to collect",
  dataCollectionWebhookUrl: "Address for collected details",
  model: "Model",
  freeLanguage: "Language (free text)",
  addressLine1: "Street",
  addressLine2: "Suite or floor",
  city: "City",
  state: "State",
  zip: "ZIP code",
  country: "Country",
  isGuardianEnabled: "Guardian",
  modelVersion: "Model version",
  integrationId: "Integration",
  timezone: "Timezone",
  phone: "Phone",
  referenceId: "Reference",
  officeHours: "Office hours",
  value: "Value",
  type: "Type",
  displayName: "Display name",
  description: "Description",
  title: "Title",
  usageContext: "When to use it",
  enabled: "Enabled",
  order: "Position",
  steps: "Steps",
  workflows: "Workflows",
  email: "E-mail",
  role: "Role",
  scopes: "Scopes",
  reason: "Reason",
  ownerName: "Owner",
  ownerEmail: "Owner’s e-mail",
  expiresAt: "Expires",
};

/** What switching a field on or off reads like. */
export const SWITCHED: Record<string, readonly [on: string, off: string]> = {
  outbound: ["Allowed outbound calls", "Stopped outbound calls"],
  interruptible: ["Let callers interrupt", "Stopped callers from interrupting"],
  enabled: ["Turned on", "Turned off"],
  isGuardianEnabled: ["Turned the guardian on", "Turned the guardian off"],
  hasPassword: ["Set the password", "Removed the password"],
  passwordChanged: ["Changed the password", "Kept the password"],
};

/** Fields whose values people wrote, shown in quotation marks. */
export const FREE_TEXTS: ReadonlySet<string> = new Set([
  "name",
  "internalName",
  "companyName",
  "displayName",
  "title",
  "value",
  "description",
  "usageContext",
  "firstMessage",
  "greeting",
  "phoneGreeting",
  "closedChatGreeting",
  "closedPhoneGreeting",
  "instructions",
]);

/** The text of a value that differs, although both read the same. */
export const CHANGED = "changed";
/** The text of a field that is switched on. */
export const YES = "yes";
/** The text of an empty field. */
export const NOT_SET = "not set";
/** The text of an empty list. */
export const NONE = "none";
/** Longer texts are cut off: the page is a history, not an editor. */
const MAX_LENGTH = 140;

/** A field's value in words. Lists that do not fit on a line are counted. */
export function fieldText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return NOT_SET;
  if (typeof value === "boolean") return value ? YES : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return stringText(field, value);
  if (Array.isArray(value)) return listText(field, value);
  if (typeof value === "object")
    return (
      Object.values(value)
        .filter((part) => typeof part === "string" && part !== "")
        .join(", ") || NOT_SET
    );
  return NOT_SET;
}

function stringText(field: string, value: string): string {
  const voice = VOICE_IDS.find((id) => id === value);
  if ((field === "voiceId" || field === "defaultVoiceId") && voice) return VOICES[voice].label;
  const action = BOT_ACTIONS.find((it) => it === value);
  if (field === "actionIds" && action) return BOT_ACTION_LABELS[action];
  const language = LANGUAGES.find((it) => it === value);
  if (language) return LANGUAGE_LABELS[language];
  const role = ROLES.find((it) => it === value);
  if (field === "role" && role) return ROLE_LABELS[role];
  if (field === "monthlyPrice") return formatPrice(value);
  if (field === "timezone") return timeZoneChoice(value);
  if (/^\+\d{7,15}$/.test(value)) return formatPhone(value);
  return shortened(value);
}

const shortened = (text: string) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);

function listText(field: string, values: unknown[]): string {
  if (values.length === 0) return NONE;
  if (field === "faqs" && values.length === 1) return faqText(values[0]);
  if (values.every((value) => typeof value === "string" && value.length < 30))
    return values.map((value) => fieldText(field, value)).join(", ");
  return values.length === 1 ? "1 entry" : `${values.length} entries`;
}

/** A question with its answer. An entry has no answers if only the order of the questions changed. */
function faqText(faq: unknown): string {
  const { question, answer } = faq as { question?: string; answer?: string };
  return shortened([question, answer].filter(Boolean).join(" "));
}
