import { createReadStream, createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";
import { StartError } from "../stack/start-error.mjs";

/** @typedef {import("tar-stream").Headers} Headers */

/** The last entry of an archive. An archive without it was truncated. */
const END = "complete.json";
const MAX_TEXT_LENGTH = 1_000_000;

/**
 * Writes an archive to a new file that only its owner can read.
 * @param {string} file must not exist
 * @param {(add: Adder) => Promise<void>} fill adds the entries
 * @throws StartError if the file system refuses
 */
export async function writeArchive(file, fill) {
  const pack = tar.pack();
  const written = pipeline(
    pack,
    createGzip({ level: 3 }),
    createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }),
  );
  const adder = new Adder(pack);
  const filled = fill(adder).then(async () => {
    await adder.text(END, JSON.stringify({ entries: adder.count }));
    pack.finalize();
  });
  try {
    await Promise.all([filled, written]);
  } catch (error) {
    pack.destroy();
    if (error instanceof Error && "syscall" in error)
      throw new StartError(`The backup could not be written: ${error.message}`);
    throw error;
  }
}

/** Adds entries to an archive while it is written. */
export class Adder {
  #pack;
  count = 0;

  /** @param {import("tar-stream").Pack} pack */
  constructor(pack) {
    this.#pack = pack;
  }

  /** Adds a text file. @param {string} name @param {string} text @returns {Promise<void>} */
  text(name, text) {
    this.count++;
    return new Promise((resolve, reject) => {
      this.#pack.entry({ name, mode: 0o600 }, text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * Streams every entry of another tar file into a folder of this one.
   * @param {import("node:stream").Readable} source
   * @param {string} folder
   */
  async archive(source, folder) {
    const extract = tar.extract();
    extract.on("entry", (header, content, next) => {
      this.count++;
      const { mode, size, type } = header;
      const entry = this.#pack.entry({ name: `${folder}/${header.name}`, mode, size, type }, (error) =>
        next(error),
      );
      content.on("error", (error) => entry.destroy(error));
      content.pipe(entry);
    });
    await pipeline(source, extract);
  }
}

/**
 * Reads an archive's entries in order.
 * @param {string} file
 * @param {(header: Headers, content: import("node:stream").Readable) => Promise<void>} onEntry must read all of the content
 * @throws StartError if the file is not an archive, or not a complete one
 */
export async function readArchive(file, onEntry) {
  let entries = 0;
  /** @type {number | undefined} */
  let expected;
  const extract = tar.extract();
  /** @param {Headers} header @param {import("node:stream").Readable} content */
  const read = async (header, content) => {
    if (header.name === END) expected = JSON.parse(await textOf(content)).entries;
    else {
      entries++;
      await onEntry(header, content);
    }
  };
  extract.on("entry", (header, content, next) => {
    read(header, content).then(() => next(), next);
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), extract);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw unreadable(file, error);
  }
  if (expected !== entries) throw unreadable(file);
}

/** Reads the text of a small entry. @param {import("node:stream").Readable} content */
export async function textOf(content) {
  let text = "";
  for await (const chunk of content) {
    text += chunk;
    if (text.length > MAX_TEXT_LENGTH) throw new Error("The entry is too long.");
  }
  return text;
}

/** Reads an entry and discards it. @param {import("node:stream").Readable} content */
export function skip(content) {
  return pipeline(content, new Writable({ write: (_chunk, _encoding, done) => done() }));
}

/** The error for a file that could not be read as an archive. @param {string} file @param {unknown} [cause] */
function unreadable(file, cause) {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT")
    return new StartError(`There is no file ${file}.`);
  if (
    cause instanceof Error &&
    "code" in cause &&
    ["ENOSPC", "EACCES", "EPERM", "EDQUOT"].includes(String(cause.code))
  )
    return new StartError(`${file} could not be unpacked: ${cause.message}`);
  return new StartError(
    `${file} is not a complete backup: it was truncated or altered, or is another kind of file. Nothing was restored.`,
    {
      cause,
    },
  );
}
