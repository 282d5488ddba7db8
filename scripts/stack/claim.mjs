import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "./places.mjs";
import { endGroup, identityOf } from "./processes.mjs";
import { writePrivately } from "./secrets.mjs";

/**
 * The process that holds a claim, and the processes it started.
 * @typedef {{ pid: number, identity: string | null, address: string, children: { name: string, pid: number, identity: string | null }[] }} Holder
 */

/** This process's exclusive claim on a file. It ends when it is dropped or the process dies. */
export class Claim {
  #file;
  #isDropped = false;
  /** @type {Holder} */
  holder;

  /** @param {string} file @param {Holder} holder */
  constructor(file, holder) {
    this.#file = file;
    this.holder = holder;
  }

  /** Records facts about the holder in the file. @param {Partial<Pick<Holder, "address" | "children">>} change */
  note(change) {
    if (this.#isDropped) return;
    Object.assign(this.holder, change);
    writePrivately(this.#file, JSON.stringify(this.holder));
  }

  /** @param {string} name @param {number} pid */
  addChild(name, pid) {
    const others = this.holder.children.filter((child) => child.name !== name);
    this.note({ children: [...others, { name, pid, identity: identityOf(pid) }] });
  }

  /** Stops the processes that a killed holder left running. A process id that has been reused is left alone. */
  async endLeftovers() {
    for (const { pid, identity } of this.holder.children)
      if (identity !== null && identityOf(pid) === identity) await endGroup(pid, 5_000);
    this.note({ children: [] });
  }

  drop() {
    if (this.#isDropped) return;
    this.#isDropped = true;
    rmSync(this.#file, { force: true });
  }
}

/**
 * Claims a file. Of two concurrent attempts one succeeds. A dead process's claim is taken over together with the list
 * of its children, which may still run.
 * @param {string} file
 * @returns {{ claim: Claim } | { holder: Holder }} the claim, or the live process that holds it
 */
export function tryClaim(file) {
  const draft = `${file}.${process.pid}.claim`;
  /** @type {Holder} */
  const mine = { pid: process.pid, identity: identityOf(process.pid), address: "", children: [] };
  try {
    for (;;) {
      writePrivately(draft, JSON.stringify(mine));
      try {
        // Unlike a rename, a link fails if the name exists; and unlike a write, it creates the complete file at once.
        linkSync(draft, file);
        return { claim: new Claim(file, mine) };
      } catch (error) {
        if (!isCode(error, "EEXIST")) throw error;
      }
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return { holder };
      mine.children = removeStale(file, draft) ?? mine.children;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Does work that only one process at a time may do in this checkout. Waits until no other process does it.
 * @template T
 * @param {string} name
 * @param {(onStart: (pid: number) => void) => Promise<T>} work must report each process that it starts to `onStart`
 * @returns {Promise<T>}
 */
export async function runExclusively(name, work) {
  const folder = path.join(ROOT, ".linekeeper-turns");
  mkdirSync(folder, { recursive: true });
  for (let announced = false; ; announced = true) {
    const result = tryClaim(path.join(folder, name));
    if ("claim" in result) {
      try {
        await result.claim.endLeftovers();
        return await work((pid) => result.claim.addChild(name, pid));
      } finally {
        result.claim.drop();
      }
    }
    if (!announced) console.log(`Waiting for process ${result.holder.pid} to finish the ${name} …`);
    await delay(250);
  }
}

/**
 * Removes a dead process's claim, unless another process has already taken it over.
 * @param {string} file
 * @param {string} draft this process's own claim, whose name is unique
 * @returns the dead process's children; null if there is nothing to take over
 */
function removeStale(file, draft) {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder && isAlive(holder) && !existsSync(file)) {
    linkSync(aside, file);
    rmSync(aside, { force: true });
    return null;
  }
  rmSync(aside, { force: true });
  return holder?.children ?? null;
}

/** @param {string} file @returns {Holder | null} */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** @param {Holder} holder */
const isAlive = (holder) => holder.identity !== null && identityOf(holder.pid) === holder.identity;

/** @param {unknown} error @param {string} code */
const isCode = (error, code) => error instanceof Error && "code" in error && error.code === code;
