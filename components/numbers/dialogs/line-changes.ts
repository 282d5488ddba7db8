import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { VOICES } from "@/lib/constants/voices";
import { LINE_WORDS } from "@/lib/format/line-words";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** What somebody else changed about a line since it was shown, a sentence each. */
export function lineChanges(shown: PhoneNumber, current: PhoneNumber): string[] {
  const sentences: [keyof PhoneNumber, string][] = [
    ["orgId", `It belongs to ${current.organization.name} now.`],
    ["botId", current.bot ? `${current.bot.name} is attached to it now.` : "No bot is attached to it now."],
    ["status", `Its state is “${LINE_WORDS[current.state].label}” now.`],
    ["quarantinedUntil", "Its release is on another day now."],
    ["name", `It is called ${current.name} now.`],
    ["language", `It speaks ${LANGUAGE_LABELS[current.language]} now.`],
    ["voiceId", `Its voice is ${VOICES[current.voiceId].label} now.`],
    ["callbackForwardingNumber", callbackSentence(current)],
    ["transferTrunkId", "It has another trunk for transfers now."],
  ];
  return sentences.filter(([field]) => shown[field] !== current[field]).map(([, sentence]) => sentence);
}

function callbackSentence({ callbackForwardingNumber: number }: PhoneNumber): string {
  return number ? `Callbacks go to ${formatPhone(number)} now.` : "It has no callback number now.";
}
