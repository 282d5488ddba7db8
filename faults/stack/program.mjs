import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "../../scripts/stack/places.mjs";
import { identityOf } from "../../scripts/stack/processes.mjs";

const READY_WITHIN_MS = 60_000;

/** A process under test. It is restarted whenever it ends. `surprises` lists the times it ended without being asked to. */
export class Program {
  name;
  #args;
  #environment;
  #isReady;
  #log;
  #onStart;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  #shouldRun = false;
  #endExpected = false;
  /** @type {Promise<void>} */
  #ended = Promise.resolve();
  /** @type {Promise<void>} */
  #ready = Promise.resolve();
  /** What it printed since its last start. */
  output = "";
  /** @type {string[]} */
  surprises = [];
  /** How often it was killed. */
  kills = 0;
  /** When it last became ready, by `performance.now()`. */
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

  /** Starts it and waits until it is ready. @param {Record<string, string>} [changes] to its environment, from now on */
  async start(changes = {}) {
    Object.assign(this.#environment, changes);
    this.#shouldRun = true;
    this.#launch();
    await this.#ready;
  }

  /** Waits until it is ready. */
  ready() {
    return this.#ready;
  }

  /** Kills it, as in a crash; a new process replaces it. */
  async kill() {
    this.kills += 1;
    this.#endExpected = true;
    this.#signal("SIGKILL");
    await this.#ended;
  }

  /** Stops it gracefully; a new process replaces it. @param {Record<string, string>} [changes] to its environment, from now on */
  async replace(changes = {}) {
    Object.assign(this.#environment, changes);
    this.#endExpected = true;
    const ended = this.#ended;
    this.#signal("SIGTERM");
    await ended;
    await this.#ready;
  }

  /** Stops it without a replacement. @param {NodeJS.Signals} [signal] */
  async stop(signal = "SIGTERM") {
    this.#shouldRun = false;
    this.#endExpected = true;
    const late = setTimeout(() => this.#signal("SIGKILL"), 20_000);
    this.#signal(signal);
    await this.#ended;
    clearTimeout(late);
  }

  /** Suspends it until `resume`. */
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
    this.#endExpected = false;
    this.output = "";
    if (child.pid) this.#onStart(this.name, child.pid);
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        this.output = (this.output + text).slice(-100_000);
        this.#log.write(text);
      });
    this.#ended = new Promise((resolve) =>
      child.once("exit", (code, signal) => {
        if (!this.#endExpected)
          this.surprises.push(
            `${this.name} ended unexpectedly (${signal ?? code}): ${this.output.slice(-500)}`,
          );
        if (this.#shouldRun) this.#launch();
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
      // It ended while starting, so wait for its replacement.
      if (child !== this.#child) return this.#ready;
      if (child.exitCode === null && (await this.#isReady(this).catch(() => false))) {
        this.readyAt = performance.now();
        return;
      }
      await delay(25);
    }
    throw new Error(`${this.name} did not become ready: ${this.output.slice(-2_000)}`);
  }

  /** @param {NodeJS.Signals} name */
  #signal(name) {
    const { pid } = this;
    if (pid <= 1 || identityOf(pid) === null) return;
    try {
      process.kill(-pid, name);
    } catch {
      // It ended after the check above.
    }
  }
}
