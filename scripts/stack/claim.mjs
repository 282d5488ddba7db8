import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "./places.mjs";
import { endGroup, identityOf } from "./processes.mjs";
import { writePrivately } from "./secrets.mjs";

/**
 * Who holds something that one process at a time may have, and which processes it started.
 * @typedef {{ pid: number, identity: string | null, address: string, children: { name: string, pid: number, identity: string | null }[] }} Holder
 */

/** A hold on a file: kept by this process until it is dropped, or until the process dies. */
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

  /** @param {Partial<Pick<Holder, "address" | "children">>} change */
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

  /** Ends what a killed holder left running, where it is still the same process. */
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
 * Takes hold of a file. Of two at once one gets it; what a killed process held is taken over, with the list of its
 * children, which may still run.
 * @param {string} file
 * @returns {{ claim: Claim } | { holder: Holder }} the holder, when it is somebody who lives
 */
export function tryClaim(file) {
  const draft = `${file}.${process.pid}.claim`;
  /** @type {Holder} */
  const mine = { pid: process.pid, identity: identityOf(process.pid), address: "", children: [] };
  try {
    for (;;) {
      writePrivately(draft, JSON.stringify(mine));
      try {
        // A link is made whole and refuses an existing name, which a rename does not.
        linkSync(draft, file);
        return { claim: new Claim(file, mine) };
      } catch (error) {
        if (!isCode(error, "EEXIST")) throw error;
      }
      const holder = readHolder(file);
      if (holder && lives(holder)) return { holder };
      mine.children = takeAway(file, draft) ?? mine.children;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Does work that one process at a time may do in this checkout, after whoever does it now.
 * @template T
 * @param {string} name
 * @param {(onStart: (pid: number) => void) => Promise<T>} work tells `onStart` of a process that it starts
 * @returns {Promise<T>}
 */
export async function inTurn(name, work) {
  const folder = path.join(ROOT, ".linekeeper-turns");
  mkdirSync(folder, { recursive: true });
  for (let told = false; ; told = true) {
    const result = tryClaim(path.join(folder, name));
    if ("claim" in result) {
      try {
        await result.claim.endLeftovers();
        return await work((pid) => result.claim.addChild(name, pid));
      } finally {
        result.claim.drop();
      }
    }
    if (!told) console.log(`Waiting for process ${result.holder.pid}, which does the ${name} …`);
    await delay(250);
  }
}

/** Removes what a dead process left, unless somebody was quicker. @param {string} file @param {string} draft */
function takeAway(file, draft) {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder && lives(holder) && !existsSync(file)) {
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
const lives = (holder) => holder.identity !== null && identityOf(holder.pid) === holder.identity;

/** @param {unknown} error @param {string} code */
const isCode = (error, code) => error instanceof Error && "code" in error && error.code === code;
