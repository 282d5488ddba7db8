/** What happens on a call while it is relayed to us as text. */
export type RelayEvent =
  /** Always the first. */
  | { kind: "opened"; callId: string; token: string }
  | { kind: "said"; text: string }
  | { kind: "key"; digit: string }
  /** The caller begins or stops to speak. */
  | { kind: "speaking"; isSpeaking: boolean }
  /** The caller began to speak while we did. What was still to be said is not spoken. */
  | { kind: "interrupted"; heard: string }
  /** All that was to be said has been heard. */
  | { kind: "quiet" }
  /** Something that needs no answer. */
  | { kind: "other" };

/** What we have the carrier do on such a call. */
export type RelayOrder =
  | {
      kind: "speak";
      text: string;
      /** Whether it is the caller's turn after that. */
      isLast: boolean;
      interruptible: boolean;
    }
  | { kind: "hang_up" }
  /** Ends the relay, not the call: another process will go on. */
  | { kind: "move" };

/** Calls as text: the carrier opens a WebSocket to us, hears and speaks. Nothing here sends requests to the carrier. */
export interface RelayPort {
  /** The path of its WebSocket. No route may match it, because Next.js would close the connection. */
  readonly path: string;
  /** Whether the carrier opens this connection. */
  verify(handshake: { url: string; headers: Headers }): boolean;
  /** @returns null if it is no message of the carrier's protocol */
  read(frame: string): RelayEvent | null;
  write(order: RelayOrder): string;
}
