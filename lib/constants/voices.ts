/** The five voices a line can have. */
export const VOICE_IDS = [
  "FRIENDLY_BRIGHT",
  "CALM_REASSURING",
  "POLISHED_PROFESSIONAL",
  "KIND_CURIOUS",
  "CONFIDENT_UPBEAT",
] as const;
export type VoiceId = (typeof VOICE_IDS)[number];

/** The voice of a line if none was chosen. */
export const DEFAULT_VOICE: VoiceId = "FRIENDLY_BRIGHT";

/** A voice: its name and description, and the tuning that answers carry (each 0 to 1; speed 1 is normal). */
export interface Voice {
  label: string;
  character: string;
  popular: boolean;
  speed: number;
  stability: number;
  similarity: number;
  style: number;
}

export const VOICES: Record<VoiceId, Voice> = {
  FRIENDLY_BRIGHT: {
    label: "Friendly, bright",
    character: "Warm, easy to follow",
    popular: true,
    speed: 1,
    stability: 0.5,
    similarity: 0.75,
    style: 0.3,
  },
  CALM_REASSURING: {
    label: "Calm, reassuring",
    character: "Soft, builds trust",
    popular: false,
    speed: 0.92,
    stability: 0.7,
    similarity: 0.75,
    style: 0.1,
  },
  POLISHED_PROFESSIONAL: {
    label: "Polished, professional",
    character: "Crisp, formal, clear",
    popular: false,
    speed: 1,
    stability: 0.8,
    similarity: 0.75,
    style: 0,
  },
  KIND_CURIOUS: {
    label: "Kind, curious",
    character: "Thoughtful, asks with care",
    popular: false,
    speed: 0.97,
    stability: 0.55,
    similarity: 0.75,
    style: 0.25,
  },
  CONFIDENT_UPBEAT: {
    label: "Confident, upbeat",
    character: "Energetic, decisive",
    popular: false,
    speed: 1.06,
    stability: 0.45,
    similarity: 0.75,
    style: 0.4,
  },
};
