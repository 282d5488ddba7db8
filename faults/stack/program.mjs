import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "../../scripts/stack/places.mjs";
import { identityOf } from "../../scripts/stack/processes.mjs";

const READY_WITHIN_MS = 60_000;

/**
 * A process under test. It is started again whenever it ends; an end that nobody asked for is kept in `surprises`.
 */
export class Program {
  name;
  #args;
  #environment;
  #isReady;
  #log;
  #onStart;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  #wanted = false;
  #expected = false;
  /** @type {Promise<void>} */
  #ended = Promise.resolve();
  /** @type {Promise<void>} */
  #ready = Promise.resolve();
  /** What it said since its last start. */
  said = "";
  /** @type {string[]} */
  surprises = [];
  /** How often it was killed. */
  kills = 0;
  /** When it last was ready again after an end, by `performance.now()`. */
  readyAt = 0;

  /**
   * @param {{ name: string, args: string[], environment: NodeJS.ProcessEnv, log: string, isReady: (program: Program) => Promise<boolean>, onStart: (name: string, pid: number) => void }} options
   */
  constructor({ name, args, environment, log, isReady, onStart }) {
    this.name = name;
    this.#args = args;
    this.#environment = environment;
    this.#isReady = isReady;
    this.#onStart = onStart;
    this.#log = createWriteStream(log, { flags: "a", mode: 0o600 });
  }

  get pid() {
    return this.#child?.pid ?? 0;
  }

  /** Starts it and waits until it serves. @param {Record<string, string>} [changes] of its environment, from now on */
  async start(changes = {}) {
    Object.assign(this.#environment, changes);
    this.#wanted = true;
    this.#launch();
    await this.#ready;
  }

  /** Waits until it serves. */
  ready() {
    return this.#ready;
  }

  /** Ends it at once, as a crash does; a new one takes its place. */
  async kill() {
    this.kills += 1;
    this.#expected = true;
    this.#signal("SIGKILL");
    await this.#ended;
  }

  /** Ends it in order, and starts a new one. @param {Record<string, string>} [changes] of its environment, from now on */
  async replace(changes = {}) {
    Object.assign(this.#environment, changes);
    this.#expected = true;
    const ended = this.#ended;
    this.#signal("SIGTERM");
    await ended;
    await this.#ready;
  }

  /** Ends it for good. @param {NodeJS.Signals} [signal] */
  async stop(signal = "SIGTERM") {
    this.#wanted = false;
    this.#expected = true;
    const late = setTimeout(() => this.#signal("SIGKILL"), 20_000);
    this.#signal(signal);
    await this.#ended;
    clearTimeout(late);
  }

  /** Stops its time. */
  pause() {
    this.#signal("SIGSTOP");
  }

  resume() {
    this.#signal("SIGCONT");
  }

  #launch() {
    const child = spawn(process.execPath, this.#args, {
      cwd: ROOT,
      env: this.#environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#expected = false;
    this.said = "";
    if (child.pid) this.#onStart(this.name, child.pid);
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        this.said = (this.said + text).slice(-100_000);
        this.#log.write(text);
      });
    this.#ended = new Promise((resolve) =>
      child.once("exit", (code, signal) => {
        if (!this.#expected)
          this.surprises.push(`${this.name} ended by itself (${signal ?? code}): ${this.said.slice(-500)}`);
        if (this.#wanted) this.#launch();
        resolve();
      }),
    );
    this.#ready = this.#untilReady(child);
    this.#ready.catch(() => {});
  }

  /** @param {import("node:child_process").ChildProcess} child */
  async #untilReady(child) {
    const until = performance.now() + READY_WITHIN_MS;
    while (performance.now() < until) {
      // Ended while starting: whoever waits, waits for the next one.
      if (child !== this.#child) return this.#ready;
      if (child.exitCode === null && (await this.#isReady(this).catch(() => false))) {
        this.readyAt = performance.now();
        return;
      }
      await delay(25);
    }
    throw new Error(`${this.name} did not become ready: ${this.said.slice(-2_000)}`);
  }

  /** @param {NodeJS.Signals} name */
  #signal(name) {
    const { pid } = this;
    if (pid <= 1 || identityOf(pid) === null) return;
    try {
      process.kill(-pid, name);
    } catch {
      // It ended in this moment.
    }
  }
}
