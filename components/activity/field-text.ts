import { BOT_ACTION_LABELS, BOT_ACTIONS } from "@/lib/constants/bots";
import { LANGUAGE_LABELS, LANGUAGES, VOICE_IDS, VOICES } from "@/lib/constants/numbers";
import { ROLE_LABELS, ROLES } from "@/lib/constants/permissions";
import { formatPrice } from "@/lib/format/price";
import { formatPhone } from "@/lib/phone";

/** What the console calls the fields that audit entries hold. */
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
  forwardTo: "Callers forwarded to",
  quarantineDays: "Days until release",
  trunkName: "Trunk",
  host: "Host",
  port: "Port",
  username: "Username",
  hasPassword: "Password kept",
  passwordChanged: "Password changed",
  internalName: "Internal name",
  companyName: "Practice's name",
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
  interruptible: "Can be interrupted",
  actionIds: "Actions",
  dataCollectionFields: "Details to collect",
  dataCollectionWebhookUrl: "Address for collected details",
  model: "Model",
  freeLanguage: "Language as written",
  addressLine1: "Street",
  addressLine2: "Second address line",
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
  usageContext: "When it is used",
  enabled: "In use",
  order: "Place",
  steps: "Steps",
  workflows: "Workflows",
  email: "E-mail",
  role: "Role",
  scopes: "Scopes",
  expiresAt: "Expires",
};

/** How an empty field reads. */
export const NOT_SET = "not set";
/** How an empty list reads. */
export const NONE = "none";
/** Longer texts are cut here; the page is a history, not an editor. */
const LONGEST = 140;

/** A field's value in words; what cannot be told in a line is counted. */
export function fieldText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return NOT_SET;
  if (typeof value === "boolean") return value ? "yes" : "no";
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
  if (/^\+\d{7,15}$/.test(value)) return formatPhone(value);
  return shortened(value);
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function listText(field: string, values: unknown[]): string {
  if (values.length === 0) return NONE;
  if (field === "faqs" && values.length === 1) return faqText(values[0]);
  if (values.every((value) => typeof value === "string" && value.length < 30))
    return values.map((value) => fieldText(field, value)).join(", ");
  return values.length === 1 ? "1 entry" : `${values.length} entries`;
}

/** A question with its answer; where only the order of questions changed, entries hold no answers. */
function faqText(faq: unknown): string {
  const { question, answer } = faq as { question?: string; answer?: string };
  return shortened([question, answer].filter(Boolean).join(" "));
}
