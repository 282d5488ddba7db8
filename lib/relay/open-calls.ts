/** A call that a socket of this process has. */
export interface OpenCall {
  /** Gives the call up: a later socket has it. */
  giveUp: () => void;
  /** Has the carrier connect the call to another process. */
  move: () => void;
}

/** The calls of this process, by conversation. */
export class OpenCalls {
  readonly #calls = new Map<string, OpenCall>();

  /** Takes a call; an older socket of this process that has it gives it up. */
  take(conversationId: string, call: OpenCall): void {
    this.#calls.get(conversationId)?.giveUp();
    this.#calls.set(conversationId, call);
  }

  /** Forgets a call whose socket is closed. */
  leave(conversationId: string, call: OpenCall): void {
    if (this.#calls.get(conversationId) === call) this.#calls.delete(conversationId);
  }

  /** Moves all calls to other processes. @returns whether there were any */
  moveAll(): boolean {
    for (const call of this.#calls.values()) call.move();
    return this.#calls.size > 0;
  }
}
