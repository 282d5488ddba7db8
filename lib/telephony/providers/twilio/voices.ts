import type { VoiceId } from "@/lib/constants/voices";

/** Names that Google's voices have in every language, over both `Say` and ConversationRelay. */
const NAMES: Record<VoiceId, string> = {
  FRIENDLY_BRIGHT: "Zephyr",
  CALM_REASSURING: "Aoede",
  POLISHED_PROFESSIONAL: "Charon",
  KIND_CURIOUS: "Leda",
  CONFIDENT_UPBEAT: "Puck",
};

/** Google's name of a voice in a language: "en-US-Chirp3-HD-Zephyr". */
export function googleVoice(voiceId: VoiceId, languageTag: string): string {
  return `${languageTag}-Chirp3-HD-${NAMES[voiceId]}`;
}
