/** Which way a call goes. */
export const CALL_DIRECTIONS = ["inbound"] as const;

/** A conversation rings, goes on, and is over. */
export const CONVERSATION_STATUSES = ["ringing", "in_progress", "ended"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** How a call comes to us as text: over the carrier's WebSocket, or one webhook a turn. */
export const CALL_TRANSPORTS = ["relay", "gather"] as const;
export type CallTransport = (typeof CALL_TRANSPORTS)[number];

/** A call ends after so long, whoever is talking. */
export const MAX_CALL_MS = 30 * 60_000;

/** After so much silence the caller is asked whether they are there, twice; the third time the bot says goodbye. */
export const SILENCE_MS = 8_000;
export const MAX_SILENCES = 3;

/** So many times a call is connected to the relay. If its connection drops again, it goes on over webhooks. */
export const MAX_RELAY_ATTEMPTS = 4;

/** What became of a conversation (product rule 32); the others come with what leads to them. */
export const CONVERSATION_OUTCOMES = [
  "answered",
  "emergency",
  "opted_out",
  "abandoned",
  "silent",
  "missed",
  "failed",
] as const;
export type ConversationOutcome = (typeof CONVERSATION_OUTCOMES)[number];

export const SPEAKERS = ["caller", "bot"] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Where a sentence of the bot comes from: its training, a fact of the practice, or sentences that ship with the product. */
export const SENTENCE_SOURCES = [
  "greeting",
  "disclosure",
  "faq",
  "fact",
  "clarification",
  "not_understood",
  "silence",
  "emergency",
  "referral",
  "acknowledgment",
  "language",
  "repeat",
  "prompt",
  "goodbye",
] as const;
export type SentenceSource = (typeof SENTENCE_SOURCES)[number];
