/** Languages a line can speak (docs: the phone number guide, "Configuring Language"). */
export const LANGUAGES = ["ENGLISH", "SPANISH", "FRENCH"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How a language is written in the console. */
export const LANGUAGE_LABELS: Record<Language, string> = {
  ENGLISH: "English",
  SPANISH: "Spanish",
  FRENCH: "French",
};

/** BCP 47 tag of each language, for speech synthesis and carrier notices. */
export const LANGUAGE_TAGS: Record<Language, string> = {
  ENGLISH: "en-US",
  SPANISH: "es-US",
  FRENCH: "fr-CA",
};

/** The carrier of lines that the practice brings itself: nothing about them is asked of a carrier. */
export const BROUGHT = "sip";

/** The carrier that comes with Linekeeper: what it holds is made up, and nobody pays for it. */
export const MADE_UP = "local";

export const VOICE_IDS = [
  "FRIENDLY_BRIGHT",
  "CALM_REASSURING",
  "POLISHED_PROFESSIONAL",
  "KIND_CURIOUS",
  "CONFIDENT_UPBEAT",
] as const;
export type VoiceId = (typeof VOICE_IDS)[number];

/** The voice of a line for which none was chosen. */
export const DEFAULT_VOICE: VoiceId = "FRIENDLY_BRIGHT";

/** One voice: how it is named and described, and the tuning that answers carry (each 0 to 1, speed 1 = normal). */
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

/** Status of a line (product rule 14). Only `active` lines attach, migrate or call. */
export const NUMBER_STATUSES = ["active", "quarantined", "releasing", "released", "lost"] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** What the console says of a line; `needs_attention` outranks `answering`. */
export const LINE_STATES = [
  "answering",
  "needs_attention",
  "not_answering",
  "quarantined",
  "releasing",
  "lost",
  "released",
] as const;
export type LineState = (typeof LINE_STATES)[number];

export const LINE_STATE_LABELS: Record<LineState, string> = {
  answering: "Answering",
  needs_attention: "Needs attention",
  not_answering: "Not answering",
  quarantined: "Quarantined",
  releasing: "Releasing",
  lost: "Lost at the carrier",
  released: "Released",
};

/** States of a purchase (product rule 14). `done` and `failed` are final. */
export const ORDER_STATES = ["searching", "buying", "wiring", "done", "failed"] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export const OPEN_ORDER_STATES = ["searching", "buying", "wiring"] as const satisfies readonly OrderState[];

/** At most this many numbers an organization (product rule 4). */
export const NUMBER_LIMIT = 10;
/** How long a line can wait in quarantine before it is released, and what the console proposes; in days. */
export const QUARANTINE_DAYS = { min: 1, max: 30, proposed: 7 } as const;
/** Candidates tried where only an area code was asked for (product rule 3). */
export const MAX_CANDIDATES = 3;
