/** Reads the part of PostgreSQL's wire protocol that is needed to find commits. */

/** What a client sent until the server answers: one statement with its values. @typedef {{ bytes: Buffer, sql: string, values: string[] }} Sent */

const SSL_REQUEST = 80877103;
const CANCEL_REQUEST = 80877102;

/** Splits a client's stream into statements. */
export class ClientReader {
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);
  #started = false;
  /** The connection's prepared statements by name. @type {Map<string, string>} */
  #prepared = new Map();
  /** @type {Buffer[]} */
  #open = [];
  #sql = "";
  /** @type {string[]} */
  #values = [];

  /**
   * @param {Buffer} chunk
   * @returns {Sent[]} complete statements; other messages have an empty `sql`
   */
  read(chunk) {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    /** @type {Sent[]} */
    const done = [];
    for (;;) {
      const message = this.#take();
      if (!message) return done;
      this.#open.push(message.bytes);
      if (message.type === "P") this.#parse(message.body);
      else if (message.type === "B") this.#bind(message.body);
      else if (message.type === "Q") this.#sql = text(message.body, 0).value;
      // The server answers Parse, Bind, Describe, Execute and Close together, at Sync.
      if ("PBDEC".includes(message.type)) continue;
      done.push({ bytes: Buffer.concat(this.#open), sql: this.#sql, values: this.#values });
      this.#open = [];
      this.#sql = "";
      this.#values = [];
    }
  }

  #take() {
    const head = this.#started ? 1 : 0;
    if (this.#rest.length < head + 4) return null;
    const length = head + this.#rest.readInt32BE(head);
    if (this.#rest.length < length) return null;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    const code = this.#started || length < 8 ? 0 : bytes.readInt32BE(4);
    const type = this.#started ? String.fromCharCode(bytes[0] ?? 0) : "start";
    if (code !== SSL_REQUEST && code !== CANCEL_REQUEST) this.#started = true;
    return { type: type === "start" ? "-" : type, bytes, body: bytes.subarray(head + 4) };
  }

  /** @param {Buffer} body */
  #parse(body) {
    const name = text(body, 0);
    const sql = text(body, name.end).value;
    if (name.value) this.#prepared.set(name.value, sql);
    this.#sql = sql;
  }

  /** @param {Buffer} body */
  #bind(body) {
    const portal = text(body, 0);
    const name = text(body, portal.end);
    if (name.value) this.#sql = this.#prepared.get(name.value) ?? "";
    let at = name.end + 2 + 2 * body.readInt16BE(name.end);
    const count = body.readInt16BE(at);
    at += 2;
    for (let index = 0; index < count; index++) {
      const length = body.readInt32BE(at);
      at += 4;
      if (length < 0) continue;
      this.#values.push(body.toString("utf8", at, at + length));
      at += length;
    }
  }
}

/** Finds the end of each server response, and the transaction's state there. */
export class ServerReader {
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);

  /**
   * @param {Buffer} chunk
   * @returns {("I" | "T" | "E")[]} one state per finished response: idle, in a transaction, in a failed transaction
   */
  read(chunk) {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    /** @type {("I" | "T" | "E")[]} */
    const ended = [];
    while (this.#rest.length >= 5) {
      const length = 1 + this.#rest.readInt32BE(1);
      if (this.#rest.length < length) break;
      if (this.#rest[0] === 0x5a)
        ended.push(/** @type {"I" | "T" | "E"} */ (String.fromCharCode(this.#rest[5] ?? 0x49)));
      this.#rest = this.#rest.subarray(length);
    }
    return ended;
  }
}

/** @param {Buffer} body @param {number} from */
function text(body, from) {
  const end = body.indexOf(0, from);
  return { value: body.toString("utf8", from, end), end: end + 1 };
}
