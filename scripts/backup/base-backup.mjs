import { PassThrough } from "node:stream";
import pg from "pg";

/** A slot that makes PostgreSQL retain the write-ahead log that the copy needs, until the connection ends. */
const RETAIN_LOG = 'CREATE_REPLICATION_SLOT "linekeeper_backup_%" TEMPORARY PHYSICAL (RESERVE_WAL)';
/** Copies every file, with the write-ahead log that makes them consistent. */
const COPY = "BASE_BACKUP (LABEL 'linekeeper', CHECKPOINT 'fast', WAL true, MANIFEST 'no')";

/**
 * Starts a consistent copy of a running PostgreSQL server's data, as a new standby would (see "Streaming Replication
 * Protocol" in PostgreSQL's documentation).
 * @param {string} url of a user with the replication privilege
 * @returns {Promise<{ archive: import("node:stream").Readable, end: () => Promise<void> }>} `archive` is a tar file
 */
export async function openBaseBackup(url) {
  const client = new pg.Client(
    /** @type {pg.ClientConfig} */ ({
      connectionString: url,
      replication: "true",
      application_name: "linekeeper-backup",
    }),
  );
  client.on("error", () => {});
  await client.connect();
  await client.query(RETAIN_LOG.replace("%", String(process.pid)));
  const archive = new PassThrough();
  client.query(/** @type {any} */ (new CopyOut(COPY, archive)));
  return { archive, end: () => client.end() };
}

/**
 * Streams a query's copied data into `target` with back pressure. Implements what `pg` calls on a query.
 */
class CopyOut {
  /** @param {string} text @param {PassThrough} target */
  constructor(text, target) {
    this.text = text;
    this.target = target;
    this.isWaiting = false;
  }

  /** @param {any} connection */
  submit(connection) {
    connection.query(this.text);
  }

  /** @param {{ chunk: Buffer }} message @param {any} connection */
  handleCopyData({ chunk }, connection) {
    // "d" messages carry the archive; the others announce it and report progress.
    if (chunk[0] !== 0x64 || this.target.destroyed) return;
    // Copy the chunk, because the connection reuses its buffer.
    const hasRoom = this.target.write(Buffer.from(chunk.subarray(1)));
    // Chunks that have already arrived still come after a pause, so `target` may be full again while we wait.
    if (hasRoom || this.isWaiting) return;
    this.isWaiting = true;
    connection.stream.pause();
    this.target.once("drain", () => {
      this.isWaiting = false;
      connection.stream.resume();
    });
  }

  /** @param {Error} error */
  handleError(error) {
    this.target.destroy(error);
  }

  handleReadyForQuery() {
    this.target.end();
  }

  handleRowDescription() {}
  handleDataRow() {}
  handleCommandComplete() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
}
