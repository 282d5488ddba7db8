import type { RawData, WebSocket } from "ws";
import type { Clock } from "@/lib/clock";
import { openRelay, type RelaySession } from "@/lib/domain/calls/open-relay";
import { type CallersTurn, cutOff, noteHeard, noteKey, takeTurn } from "@/lib/domain/calls/take-turn";
import { logger } from "@/lib/observability/logger";
import type { RelayEvent, RelayOrder, RelayPort } from "@/lib/telephony/relay-port";
import type { OpenCall, OpenCalls } from "./open-calls";
import { Patience } from "./patience";

/** Close codes of ours: as agreed; the token is wrong or used; we failed. */
const NORMAL = 1000;
const REFUSED = 1008;
const FAILED = 1011;

interface Line {
  socket: WebSocket;
  relay: RelayPort;
  carrier: string;
  now: Clock;
  /** The calls of this process. */
  calls: OpenCalls;
  /** The longest that a call may take, in milliseconds. */
  maxMs: number;
  /** How long a caller may be silent before they are asked whether they are there, in milliseconds. */
  silenceMs: number;
}

/**
 * Talks to one caller over an open socket, one message after another, until either side closes it. A socket that closes
 * ends no conversation: the carrier then asks how the call goes on, or says that it is over.
 */
export function serveCall(line: Line): void {
  let last = Promise.resolve();
  const then = (work: () => Promise<void>) => {
    last = last.then(work).catch((error: unknown) => {
      logger({ carrier: line.carrier }).error({ err: error }, "Failed to answer a caller");
      line.socket.close(FAILED);
    });
  };
  const call = new RelayedCall(line, then);
  line.socket.on("message", (data: RawData) => then(() => call.hear(String(data))));
  line.socket.on("close", () => call.close());
  line.socket.on("error", () => line.socket.terminate());
}

/** A sentence to say; one that must be heard is never cut off. */
interface Spoken {
  text: string;
  mustBeHeard?: true;
}

class RelayedCall implements OpenCall {
  #session: RelaySession | null = null;
  /** Whether to hang up once the goodbye has been heard. */
  #isOver = false;
  #limit: NodeJS.Timeout | undefined;
  readonly #patience: Patience;

  /** @param then does something after what is being done */
  constructor(
    readonly line: Line,
    readonly then: (work: () => Promise<void>) => void,
  ) {
    this.#patience = new Patience(line.silenceMs, () => then(() => this.#answer("silent")));
  }

  async hear(frame: string): Promise<void> {
    const event = this.line.relay.read(frame);
    if (!event || event.kind === "other") return;
    if (event.kind === "opened") return this.#open(event);
    const session = this.#session;
    if (!session) return this.line.socket.close(REFUSED);
    switch (event.kind) {
      case "speaking":
        return event.isSpeaking ? this.#patience.stop() : this.#patience.start();
      case "interrupted":
        this.#isOver = false;
        return cutOff(session, event.heard);
      case "said":
        return this.#answer({ said: event.text });
      case "key":
        this.#patience.start();
        return noteKey(session);
      case "quiet":
        if (this.#isOver) return this.hangUp();
        this.#patience.start();
        return noteHeard(session);
    }
  }

  /** The socket is closed. */
  close(): void {
    clearTimeout(this.#limit);
    this.#patience.end();
    if (this.#session) this.line.calls.leave(this.#session.conversationId, this);
  }

  giveUp(): void {
    this.line.socket.close(NORMAL);
  }

  move(): void {
    this.#patience.end();
    this.#send({ kind: "move" });
  }

  hangUp(): void {
    this.#send({ kind: "hang_up" });
  }

  async #open({ callId, token }: Extract<RelayEvent, { kind: "opened" }>): Promise<void> {
    const { carrier, now, socket, calls, maxMs } = this.line;
    const opened = this.#session ? null : await openRelay({ carrier, callId, token }, now);
    if (!opened) return socket.close(REFUSED);
    this.#session = { conversationId: opened.conversationId, session: opened.session };
    // The socket may have closed meanwhile.
    if (socket.readyState !== socket.OPEN) return;
    calls.take(opened.conversationId, this);
    const left = maxMs - (now().getTime() - opened.beganAt.getTime());
    this.#limit = setTimeout(() => this.hangUp(), Math.max(0, left));
    this.#isOver = opened.isOver;
    this.#say(opened);
  }

  async #answer(heard: CallersTurn): Promise<void> {
    const turn = this.#session && (await takeTurn(this.#session, heard, this.line.now));
    if (!turn) return this.hangUp();
    this.#isOver = turn.isOver;
    this.#say(turn);
  }

  #say({ said, isInterruptible }: { said: Spoken[]; isInterruptible: boolean }): void {
    for (const [index, { text, mustBeHeard }] of said.entries()) {
      const isLast = index === said.length - 1;
      const spoken = isLast ? text : `${text} `;
      this.#send({ kind: "speak", text: spoken, isLast, interruptible: isInterruptible && !mustBeHeard });
    }
    this.#patience.startAfter(said.map(({ text }) => text).join(" "));
  }

  #send(order: RelayOrder): void {
    const { socket, relay } = this.line;
    if (socket.readyState === socket.OPEN) socket.send(relay.write(order));
  }
}
