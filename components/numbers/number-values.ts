import type { ConflictField } from "@/components/form/edit-conflict";
import { LANGUAGE_LABELS, type Language, VOICES, type VoiceId } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import { emptyToNull, phoneSchema } from "@/lib/schemas/common";
import { type PhoneNumber, updateNumberInput } from "@/lib/schemas/phone-number";
import type { Trunk } from "@/lib/schemas/sip-trunk";

/** What the edit form takes: as the API does, but a number may be typed as people write it. */
export const editNumberSchema = updateNumberInput
  .omit({ verifiedCallerId: true })
  .extend({ callbackForwardingNumber: emptyToNull(phoneSchema) });

/** A line as its form shows it. */
export function numberValues(line: PhoneNumber) {
  const { name, language, voiceId, callbackForwardingNumber, transferTrunkId } = line;
  return {
    name,
    language,
    voiceId,
    callbackForwardingNumber: callbackForwardingNumber ? formatPhone(callbackForwardingNumber) : "",
    transferTrunkId: transferTrunkId ?? "",
  };
}

/** The fields that two people can change at once, with the words for their values. */
export function conflictFields(trunks: readonly Trunk[]): ConflictField[] {
  return [
    ...CONFLICT_FIELDS,
    { name: "transferTrunkId", label: "Transfers go over", describe: (id) => trunkName(trunks, id) },
  ];
}

function trunkName(trunks: readonly Trunk[], wanted: unknown): string {
  return trunks.find(({ id }) => id === wanted)?.name ?? "Another trunk";
}

const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "language", label: "Language", describe: (value) => LANGUAGE_LABELS[value as Language] },
  { name: "voiceId", label: "Voice", describe: (value) => VOICES[value as VoiceId].label },
  { name: "callbackForwardingNumber", label: "Callbacks go to" },
];
