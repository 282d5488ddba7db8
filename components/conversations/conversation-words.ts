import type { Tone } from "@/components/ui/state-pill";
import type { ConversationOutcome, SentenceSource } from "@/lib/constants/conversations";
import { formatPhone } from "@/lib/phone";
import type { Conversation, TranscriptTurn } from "@/lib/schemas/conversation";

/** What became of a call, in words and color. */
export const OUTCOMES: Record<ConversationOutcome, { label: string; tone: Tone; meaning: string }> = {
  answered: { label: "Answered", tone: "ok", meaning: "The bot answered at least one question." },
  abandoned: {
    label: "Nothing answered",
    tone: "warn",
    meaning: "The caller hung up before the bot had answered anything.",
  },
  silent: { label: "Silent", tone: "off", meaning: "The caller said nothing." },
  missed: { label: "Missed", tone: "warn", meaning: "Nobody answered." },
  failed: { label: "Failed", tone: "bad", meaning: "The bot could not take the call." },
};

/** How a call stands: under way, or what became of it. */
export function standingOf({ status, outcome }: Conversation): {
  label: string;
  tone: Tone;
  meaning: string;
} {
  if (outcome) return OUTCOMES[outcome];
  return status === "ringing"
    ? { label: "Ringing", tone: "busy", meaning: "The line is ringing." }
    : { label: "In progress", tone: "busy", meaning: "The bot is talking to the caller." };
}

/** Where a sentence of the bot comes from. */
export const SOURCES: Record<SentenceSource, string> = {
  greeting: "Greeting",
  disclosure: "Says that it is an AI assistant",
  faq: "Answer from the training",
  not_understood: "No answer in the training",
  silence: "Asks whether the caller is there",
  goodbye: "Goodbye",
};

/** How many of the caller's questions were answered: "1 of 3"; null if nothing was asked. */
export function answeredText(transcript: readonly Pick<TranscriptTurn, "source">[]): string | null {
  const answered = transcript.filter(({ source }) => source === "faq").length;
  const asked = answered + transcript.filter(({ source }) => source === "not_understood").length;
  return asked === 0 ? null : `${answered} of ${asked}`;
}

/** The caller's number as people read it. */
export function callerText(number: string | null): string {
  return number ? formatPhone(number) : "Withheld number";
}

/** A length of time: "1 min 25 s". */
export function durationText(seconds: number | null): string {
  if (seconds === null) return "–";
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
