import type { RawData, WebSocket } from "ws";
import type { Clock } from "@/lib/clock";
import { endCall } from "@/lib/domain/calls/end-call";
import { openRelay } from "@/lib/domain/calls/open-relay";
import { cutOff, takeTurn } from "@/lib/domain/calls/take-turn";
import { logger } from "@/lib/observability/logger";
import type { RelayEvent, RelayPort } from "@/lib/telephony/relay-port";

/** Close codes of ours: the token is wrong or used; we failed. */
const REFUSED = 1008;
const FAILED = 1011;

interface Line {
  socket: WebSocket;
  relay: RelayPort;
  carrier: string;
  now: Clock;
  /** The longest that a call may take, in milliseconds. */
  maxMs: number;
}

/** Talks to one caller over an open socket, one message after another, until either side closes it. */
export function serveCall(line: Line): void {
  const call = new RelayedCall(line);
  let last = Promise.resolve();
  const then = (work: () => Promise<void>) => {
    last = last.then(work).catch((error: unknown) => {
      logger({ carrier: line.carrier }).error({ err: error }, "Failed to answer a caller");
      line.socket.close(FAILED);
    });
  };
  const limit = setTimeout(() => then(() => call.hangUp()), line.maxMs);
  line.socket.on("close", () => clearTimeout(limit));
  line.socket.on("message", (data: RawData) => then(() => call.hear(String(data))));
  line.socket.on("close", () => then(() => call.end()));
  line.socket.on("error", () => line.socket.terminate());
}

/** A sentence to say; one that must be heard is never cut off. */
interface Spoken {
  text: string;
  mustBeHeard?: true;
}

class RelayedCall {
  #conversationId: string | null = null;
  /** Whether to hang up once the goodbye has been heard. */
  #isOver = false;

  constructor(readonly line: Line) {}

  async hear(frame: string): Promise<void> {
    const event = this.line.relay.read(frame);
    if (!event || event.kind === "other") return;
    if (event.kind === "opened") return this.#open(event);
    const id = this.#conversationId;
    if (!id) return this.line.socket.close(REFUSED);
    if (event.kind === "interrupted") return cutOff(id, event.heard);
    if (event.kind === "said") await this.#answer(id, event.text);
    if (event.kind === "quiet" && this.#isOver) await this.hangUp();
  }

  async end(): Promise<void> {
    if (this.#conversationId) await endCall(this.#conversationId, this.line.now);
  }

  async #open({ callId, token }: Extract<RelayEvent, { kind: "opened" }>): Promise<void> {
    const { carrier, now, socket } = this.line;
    const opened = this.#conversationId ? null : await openRelay({ carrier, callId, token }, now);
    if (!opened) return socket.close(REFUSED);
    this.#conversationId = opened.conversationId;
    this.#say(opened);
  }

  async #answer(id: string, heard: string): Promise<void> {
    const turn = await takeTurn(id, heard, this.line.now);
    if (!turn) return this.hangUp();
    this.#isOver = turn.isOver;
    this.#say(turn);
  }

  async hangUp(): Promise<void> {
    this.#send(this.line.relay.write({ kind: "hang_up" }));
  }

  #say({ said, isInterruptible }: { said: Spoken[]; isInterruptible: boolean }): void {
    for (const [index, { text, mustBeHeard }] of said.entries())
      this.#send(
        this.line.relay.write({
          kind: "speak",
          text: index === said.length - 1 ? text : `${text} `,
          isLast: index === said.length - 1,
          interruptible: isInterruptible && !mustBeHeard,
        }),
      );
  }

  #send(frame: string): void {
    if (this.line.socket.readyState === this.line.socket.OPEN) this.line.socket.send(frame);
  }
}
