import type { ConflictField } from "@/components/form/conflict-words";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { VOICES, type VoiceId } from "@/lib/constants/voices";
import { formatPhone } from "@/lib/phone";
import { editNumberInput, type PhoneNumber } from "@/lib/schemas/phone-number";
import type { Trunk } from "@/lib/schemas/sip-trunk";

/** The API's input without the caller ID, which cannot be verified yet. */
export const editNumberSchema = editNumberInput.omit({ verifiedCallerId: true });

/** A line's values in its form. */
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

/** The fields that two people can change at once, with how their values read. */
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
