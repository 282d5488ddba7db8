import type { ConflictField } from "@/components/form/edit-conflict";
import { LANGUAGE_LABELS, type Language, VOICES, type VoiceId } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import { emptyToNull, phoneSchema } from "@/lib/schemas/common";
import { type PhoneNumber, updateNumberInput } from "@/lib/schemas/phone-number";

/** What the edit form takes: as the API does, but a number may be typed as people write it. */
export const editNumberSchema = updateNumberInput
  .omit({ verifiedCallerId: true })
  .extend({ callbackForwardingNumber: emptyToNull(phoneSchema) });

/** A line as its form shows it. */
export function numberValues(line: PhoneNumber) {
  const { name, language, voiceId, callbackForwardingNumber } = line;
  return {
    name,
    language,
    voiceId,
    callbackForwardingNumber: callbackForwardingNumber ? formatPhone(callbackForwardingNumber) : "",
  };
}

/** The fields that two people can change at once, with the words for their values. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "language", label: "Language", describe: (value) => LANGUAGE_LABELS[value as Language] },
  { name: "voiceId", label: "Voice", describe: (value) => VOICES[value as VoiceId].label },
  { name: "callbackForwardingNumber", label: "Callbacks go to" },
];
