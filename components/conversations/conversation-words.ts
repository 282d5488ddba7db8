import type { Tone } from "@/components/ui/state-pill";
import type { ConversationOutcome, SentenceSource } from "@/lib/constants/conversations";
import { formatPhone } from "@/lib/phone";
import type { AskedQuestions, Conversation } from "@/lib/schemas/conversation";

/** What became of a call, in words and color. */
export const OUTCOMES: Record<ConversationOutcome, { label: string; tone: Tone; meaning: string }> = {
  answered: { label: "Answered", tone: "ok", meaning: "The bot answered at least one question." },
  emergency: {
    label: "Emergency",
    tone: "bad",
    meaning: "The caller spoke of an emergency and was told to hang up and dial 911.",
  },
  opted_out: {
    label: "Wants no calls",
    tone: "warn",
    meaning:
      "The caller asked for no more calls. Linekeeper doesn’t store that yet: note it in your own list.",
  },
  abandoned: {
    label: "Nothing answered",
    tone: "warn",
    meaning: "The caller hung up before the bot had answered anything.",
  },
  silent: { label: "Silent", tone: "off", meaning: "The caller said nothing." },
  missed: { label: "Missed", tone: "warn", meaning: "Nobody answered." },
  failed: { label: "Failed", tone: "bad", meaning: "The bot could not take the call." },
};

/** How a call stands: under way, or what became of it. Where only some questions were answered, it says how many. */
export function standingOf({
  status,
  outcome,
  questions,
}: Pick<Conversation, "status" | "outcome" | "questions">): {
  label: string;
  tone: Tone;
  meaning: string;
} {
  if (outcome === "answered" && questions.answered < questions.asked) return partlyAnswered(questions);
  if (outcome) return OUTCOMES[outcome];
  return status === "ringing"
    ? { label: "Ringing", tone: "busy", meaning: "The line is ringing." }
    : { label: "In progress", tone: "busy", meaning: "The bot is talking to the caller." };
}

function partlyAnswered({ asked, answered }: AskedQuestions) {
  return {
    label: `${answered} of ${asked} answered`,
    tone: "warn",
    meaning: "The bot had no answer to some of the questions.",
  } as const;
}

/** Where a sentence of the bot comes from. */
export const SOURCES: Record<SentenceSource, string> = {
  greeting: "Greeting",
  disclosure: "Says that it is an AI assistant",
  faq: "Answer from the training",
  fact: "Fact of the practice",
  clarification: "Asks which one is meant",
  not_understood: "No answer in the training",
  silence: "Asks whether the caller is there",
  emergency: "Advice to dial 911",
  referral: "Sends the caller to the staff",
  acknowledgment: "Acknowledges a wish",
  language: "About languages",
  repeat: "Says it again",
  prompt: "Asks what the caller needs",
  goodbye: "Goodbye",
};

/** How many of the caller's questions were answered: "1 of 3"; null if nothing was asked. */
export function answeredText({ asked, answered }: AskedQuestions): string | null {
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
