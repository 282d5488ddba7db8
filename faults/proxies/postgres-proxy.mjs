import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { ClientReader, ServerReader } from "./postgres-messages.mjs";

/**
 * A moment at which writes become durable: a commit, or a write outside a transaction. `writes` lists them, like
 * "insert phone_numbers"; `values` are all values in the transaction.
 * @typedef {{ kind: "commit", writes: string, values: string[] }} Commit
 */
/**
 * Called and awaited before and after each commit. Returns `dead` if the process has been killed.
 * @typedef {(commit: Commit, phase: "before" | "after") => Promise<"go" | "dead">} OnCommit
 */

const WRITE = /\b(insert into|update|delete from)\s+((?:"?\w+"?\.)?"?\w+"?)/i;
/** Recognizes the queue's statements by what they do to its table. @type {[sql: RegExp, what: string][]} */
const JOBS = [
  [/\badd_job\b/, "add_job"],
  [/delete from [^;]*_private_jobs/i, "complete_job"],
  [/_private_jobs[^;]*last_error =/is, "fail_job"],
  [/_private_jobs[^;]*locked_at =/is, "get_job"],
  [/_private_jobs/, "jobs"],
];

/** A proxy between one process and PostgreSQL, which observes commits and makes connections fail. */
export class PostgresProxy {
  /** @type {Set<{ destroy: () => void }>} */
  #links = new Set();
  #server;
  #target;
  #frozen = false;
  /** @type {(() => void)[]} */
  #waiting = [];
  /** @type {OnCommit | null} */
  onCommit = null;
  /** Delay added to every statement, in milliseconds. */
  delayMs = 0;
  /** Whether to refuse new connections. */
  refuses = false;

  /** @param {import("node:net").Server} server @param {() => number} target */
  constructor(server, target) {
    this.#server = server;
    this.#target = target;
  }

  /** @param {() => number} target returns PostgreSQL's current port */
  static async start(target) {
    const server = createServer({ noDelay: true });
    const proxy = new PostgresProxy(server, target);
    server.on("connection", (socket) => proxy.#link(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get port() {
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  /** Closes all connections. */
  cut() {
    for (const link of this.#links) link.destroy();
  }

  /** Holds everything that the process sends, while connections stay open. */
  freeze() {
    this.#frozen = true;
  }

  thaw() {
    this.#frozen = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  async stop() {
    this.thaw();
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** @param {import("node:net").Socket} client */
  #link(client) {
    if (this.refuses) return void client.resetAndDestroy();
    const server = connect({ port: this.#target(), host: "127.0.0.1", noDelay: true });
    const link = {
      destroy: () => {
        client.destroy();
        server.destroy();
      },
    };
    this.#links.add(link);
    for (const socket of [client, server]) {
      socket.on("error", () => link.destroy());
      socket.on("close", () => {
        link.destroy();
        this.#links.delete(link);
      });
    }
    void this.#toServer(client, server, link).catch(() => link.destroy());
  }

  /**
   * @param {import("node:net").Socket} client
   * @param {import("node:net").Socket} server
   * @param {{ destroy: () => void }} link
   */
  async #toServer(client, server, link) {
    const reader = new ClientReader();
    const answers = new ServerReader();
    /** @type {Commit} */
    let open = { kind: "commit", writes: "", values: [] };
    let inTransaction = false;
    /** The server's output, held back during a commit. @type {Buffer[] | null} */
    let heldBack = null;
    /** @type {(() => void) | null} */
    let answered = null;
    server.once("close", () => answered?.());
    server.on("data", (/** @type {Buffer} */ chunk) => {
      if (heldBack) heldBack.push(chunk);
      else client.write(chunk);
      for (const state of answers.read(chunk)) {
        inTransaction = state !== "I";
        answered?.();
      }
    });
    for await (const chunk of client)
      for (const sent of reader.read(chunk)) {
        await this.#pace();
        const commit = commitOf(sent, inTransaction, open);
        if (/^\s*begin/i.test(sent.sql)) open = { kind: "commit", writes: "", values: [] };
        else if (inTransaction) open = addTo(open, sent);
        if (!commit || !this.onCommit) {
          server.write(sent.bytes);
          continue;
        }
        if ((await this.onCommit(commit, "before")) === "dead") return link.destroy();
        heldBack = [];
        const done = new Promise((resolve) => (answered = () => resolve(null)));
        server.write(sent.bytes);
        await done;
        answered = null;
        const verdict = (await this.onCommit?.(commit, "after")) ?? "go";
        /** @type {Buffer[]} */
        const parts = heldBack;
        heldBack = null;
        if (verdict === "dead") return link.destroy();
        for (const part of parts) client.write(part);
      }
    server.end();
  }

  async #pace() {
    if (this.delayMs > 0) await delay(this.delayMs);
    if (this.#frozen) await new Promise((resolve) => this.#waiting.push(() => resolve(null)));
  }
}

/** What a statement commits; null if nothing. @param {import("./postgres-messages.mjs").Sent} sent @param {boolean} inTransaction @param {Commit} open @returns {Commit | null} */
function commitOf(sent, inTransaction, open) {
  if (inTransaction) return /^\s*commit\b/i.test(sent.sql) && open.writes ? open : null;
  const writes = writesOf(sent.sql);
  return writes ? { kind: "commit", writes, values: sent.values } : null;
}

/** Adds a statement to the open transaction. @param {Commit} open @param {import("./postgres-messages.mjs").Sent} sent @returns {Commit} */
function addTo(open, sent) {
  const writes = writesOf(sent.sql);
  return {
    kind: "commit",
    writes: [open.writes, writes].filter(Boolean).join(", "),
    values: [...open.values, ...sent.values],
  };
}

/** What a statement writes; empty if it only reads. @param {string} sql */
function writesOf(sql) {
  const job = JOBS.find(([pattern]) => pattern.test(sql));
  if (job) return job[1];
  if (/^\s*select\b/i.test(sql)) return "";
  const write = WRITE.exec(sql);
  return write ? `${write[1]?.split(" ")[0]?.toLowerCase()} ${write[2]?.replaceAll('"', "")}` : "";
}
