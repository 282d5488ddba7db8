import { PassThrough } from "node:stream";
import pg from "pg";

/** The slot lives as long as the connection: until then PostgreSQL keeps the log that the copy needs. */
const KEEP_LOG = 'CREATE_REPLICATION_SLOT "linekeeper_backup_%" TEMPORARY PHYSICAL (RESERVE_WAL)';
/** A copy of every file, with the log that makes them consistent. */
const COPY = "BASE_BACKUP (LABEL 'linekeeper', CHECKPOINT 'fast', WAL true, MANIFEST 'no')";

/**
 * A consistent copy of a PostgreSQL server's data while it runs, as it sends it to a new standby (see "Streaming
 * Replication Protocol" in PostgreSQL's documentation).
 * @param {string} url of a user who may replicate
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
  await client.query(KEEP_LOG.replace("%", String(process.pid)));
  const archive = new PassThrough();
  client.query(/** @type {any} */ (new CopyOut(COPY, archive)));
  return { archive, end: () => client.end() };
}

/**
 * A query whose copied data goes into a stream, no faster than that takes it: the part of a query that `pg` calls.
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
    // "d" is a piece of the archive; the others tell that one begins, and how far it is.
    if (chunk[0] !== 0x64 || this.target.destroyed) return;
    // A copy, because the piece lies in a buffer that the connection uses again.
    const hasRoom = this.target.write(Buffer.from(chunk.subarray(1)));
    // What has arrived already still comes, so it may be told to wait while it waits.
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
