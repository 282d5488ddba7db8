import { createReadStream, createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";
import { StartError } from "../start-error.mjs";

/** @typedef {import("tar-stream").Headers} Headers */

/** The last entry of an archive; one without it has been cut off. */
const END = "complete.json";
const TEXT_AT_MOST = 1_000_000;

/**
 * Writes an archive into a file that only its owner can read.
 * @param {string} file must not exist
 * @param {(add: Adder) => Promise<void>} fill
 * @throws StartError where the disk does not take it
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

/** Adds entries to an archive that is being written. */
export class Adder {
  #pack;
  count = 0;

  /** @param {import("tar-stream").Pack} pack */
  constructor(pack) {
    this.#pack = pack;
  }

  /** @param {string} name @param {string} text @returns {Promise<void>} */
  text(name, text) {
    this.count++;
    return new Promise((resolve, reject) => {
      this.#pack.entry({ name, mode: 0o600 }, text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * Adds every entry of another tar file below a folder, as it comes.
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
 * Reads an archive from its first entry to its last.
 * @param {string} file
 * @param {(header: Headers, content: import("node:stream").Readable) => Promise<void>} take must read the content to its end
 * @throws StartError for what is no archive, or not a whole one
 */
export async function readArchive(file, take) {
  let entries = 0;
  /** @type {number | undefined} */
  let promised;
  const extract = tar.extract();
  /** @param {Headers} header @param {import("node:stream").Readable} content */
  const read = async (header, content) => {
    if (header.name === END) promised = JSON.parse(await textOf(content)).entries;
    else {
      entries++;
      await take(header, content);
    }
  };
  extract.on("entry", (header, content, next) => {
    read(header, content).then(() => next(), next);
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), extract);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw notWhole(file, error);
  }
  if (promised !== entries) throw notWhole(file);
}

/** The text of a small entry. @param {import("node:stream").Readable} content */
export async function textOf(content) {
  let text = "";
  for await (const chunk of content) {
    text += chunk;
    if (text.length > TEXT_AT_MOST) throw new Error("The entry is too long.");
  }
  return text;
}

/** Reads an entry and keeps nothing of it. @param {import("node:stream").Readable} content */
export function skip(content) {
  return pipeline(content, new Writable({ write: (_chunk, _encoding, done) => done() }));
}

/** @param {string} file @param {unknown} [cause] */
function notWhole(file, cause) {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT")
    return new StartError(`There is no file ${file}.`);
  if (
    cause instanceof Error &&
    "code" in cause &&
    ["ENOSPC", "EACCES", "EPERM", "EDQUOT"].includes(String(cause.code))
  )
    return new StartError(`${file} could not be unpacked: ${cause.message}`);
  return new StartError(
    `${file} is not a whole backup: it was cut off, changed, or is something else. Nothing was restored.`,
    {
      cause,
    },
  );
}
