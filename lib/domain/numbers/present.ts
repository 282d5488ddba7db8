import { LANGUAGES } from "@/lib/constants/languages";
import { lineStateOf } from "@/lib/constants/line-states";
import { DEFAULT_VOICE, VOICE_IDS, VOICES } from "@/lib/constants/voices";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { attentionOf, stateFacts } from "./rules";
import type { NumberRow } from "./select-numbers";

/** Presents a line with its organization and bot. */
export function presentNumber(row: NumberRow): PhoneNumber {
  const { line, organization, bot } = row;
  // Fields one by one: V8 frees a copy of a whole row only at the next full collection (docs/performance.md).
  const { status, language, languageMismatch, carrier } = line;
  const facts = { status, language, languageMismatch, carrier, bot, organization };
  const voiceId = VOICE_IDS.find((id) => id === line.voiceId) ?? DEFAULT_VOICE;
  const voice = VOICES[voiceId];
  return {
    id: line.id,
    orgId: line.orgId,
    botId: line.botId,
    number: line.number,
    name: line.name,
    language,
    voiceId,
    outbound: bot?.outbound ?? false,
    verifiedCallerId: line.verifiedCallerId,
    callbackForwardingNumber: line.callbackForwardingNumber,
    transferTrunkId: line.transferTrunkId,
    speed: voice.speed,
    stability: voice.stability,
    similarity: voice.similarity,
    style: voice.style,
    areaCode: line.areaCode,
    locality: line.locality,
    region: line.region,
    status,
    state: lineStateOf(stateFacts(facts)),
    attention: attentionOf(facts),
    carrier,
    carrierNumberId: line.carrierNumberId,
    monthlyPrice: presentPrice(line.monthlyPrice),
    attachedAt: line.attachedAt?.toISOString() ?? null,
    detachedAt: line.detachedAt?.toISOString() ?? null,
    ...presentQuarantine(line),
    version: line.version,
    organization: {
      id: organization.id,
      name: organization.name,
      timezone: organization.timezone,
      city: organization.city,
    },
    bot: bot && {
      id: bot.id,
      name: bot.name,
      languages: LANGUAGES.filter((language) => bot.languages.includes(language)),
      greetingLanguages: LANGUAGES.filter((language) => bot.greetingLanguages?.includes(language)),
      outbound: bot.outbound,
    },
    createdAt: line.createdAt.toISOString(),
    updatedAt: line.updatedAt.toISOString(),
  };
}

/** A lost line may still have the columns of its quarantine; they are shown only while it is quarantined. */
function presentQuarantine(
  line: NumberRow["line"],
): Pick<PhoneNumber, "quarantinedUntil" | "quarantinePlan"> {
  if (line.status !== "quarantined") return { quarantinedUntil: null, quarantinePlan: null };
  const to = line.quarantineForwardTo;
  return {
    quarantinedUntil: line.quarantinedUntil?.toISOString() ?? null,
    quarantinePlan: to === null ? { kind: "notice" } : { kind: "forward", to },
  };
}

/** Formats US dollars as decimal text with at least two decimals: "1.1500" becomes "1.15". */
export function presentPrice(price: string | null): string | null {
  return price === null ? null : price.replace(/(\.\d\d\d*?)0+$/, "$1");
}
