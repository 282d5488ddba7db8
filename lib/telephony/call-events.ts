import type { VoiceId } from "@/lib/constants/voices";

/** A sentence to speak to a caller, in one language. */
export interface SpokenNotice {
  text: string;
  /** BCP 47: "en-US". */
  languageTag: string;
}

/** A call that comes in, as the carrier wrote it. */
export interface IncomingCall {
  /** The carrier's id for the call. */
  callId: string;
  /** The number that was called. */
  called: string;
  /** E.164, or words, if the caller's number is withheld. */
  from: string;
}

/**
 * How a relay ended: the caller hung up; we ended the call, or only the relay because this process stops; the connection
 * dropped; or there cannot be one (the account lacks the feature, or nothing answers at our address).
 */
export type RelayEnding = "hung_up" | "ended" | "restarting" | "dropped" | "unavailable";

/** The content of a webhook, in our terms. Any of them can come twice, late, and in any order. */
export type CarrierEvent =
  | ({ kind: "incoming_call" } & IncomingCall)
  /** The relay has ended, and the carrier asks what to do with the call. */
  | {
      kind: "relay_ended";
      callId: string;
      /** The attempt of `CallAnswer` that ended. */
      attempt: number;
      why: RelayEnding;
      /** How often the caller has been told to wait (`hold`) since. */
      held: number;
    }
  /** The caller's turn is over, in a call that comes to us one webhook a turn. */
  | {
      kind: "turn_taken";
      callId: string;
      /** The `turn` of the `CallAnswer` that the caller heard before. */
      turn: number;
      /** Empty if nothing was heard. */
      said: string;
      /** Null if no key was pressed. */
      key: string | null;
    }
  /** The call is over, whoever hung up. */
  | ({ kind: "call_over"; isFailed: boolean } & IncomingCall)
  /** Our answer to a call could not be used, and the carrier asks for another. */
  | { kind: "answer_failed"; callId: string };

/** How the receptionist sounds and what it hears. */
interface Speech {
  /** BCP 47: what is spoken and heard. */
  languageTag: string;
  voiceId: VoiceId;
}

/** What becomes of a call. */
export type CallAnswer =
  /** The caller hears a notice, and the call ends. */
  | ({ kind: "notice" } & SpokenNotice)
  /** The caller talks to us over the carrier's relay. */
  | ({
      kind: "relay";
      /** A secret with which the carrier opens the relay, once. */
      token: string;
      /** Comes back when this relay has ended. */
      attempt: number;
    } & Speech)
  /** The caller hears this and answers it; the carrier listens, and sends us what it heard as a webhook. */
  | ({
      kind: "converse";
      /** May be empty: the carrier only listens. */
      said: string[];
      isInterruptible: boolean;
      /** Comes back with what was heard. */
      turn: number;
      /** After so much silence it sends us that nothing was heard, in milliseconds. */
      silenceMs: number;
    } & Speech)
  /** The caller hears this, and the call ends. */
  | ({ kind: "part"; said: string[] } & Speech)
  /** The caller waits for a process that can go on: the carrier asks again, as if this attempt's relay had ended. */
  | ({
      kind: "hold";
      attempt: number;
      seconds: number;
      /** Comes back, too: how often the caller has been told to wait, with this time. */
      held: number;
    } & SpokenNotice)
  | { kind: "hang_up" };
