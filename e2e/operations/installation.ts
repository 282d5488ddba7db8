import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { CARRIER_VARIABLES } from "../../scripts/stack/environment.mjs";
import { startWebServer, type WebServer } from "../../scripts/test/web-server.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Variables that are removed from the test's own environment because they would change what is tested. */
const REMOVED_VARIABLES = [
  "DATABASE_URL",
  "APP_URL",
  "PORT",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
  ...CARRIER_VARIABLES,
];

/** A start takes some ten seconds. On a busy machine it takes longer, and a hook waits longer still. */
const START_WITHIN_MS = 240_000;

/** What a command printed, and its exit code. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The address in the output of a start. */
export function addressIn(printed: string): string {
  return printed.match(/Linekeeper runs at (\S+)/)?.[1] ?? "no address printed";
}

/** Whether the installation at that address reports itself healthy. */
export async function isHealthy(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  return answer?.status === 200 && (await answer.json()).status === "healthy";
}

/** An installation with its own data folder, operated from outside as an operator would. */
export class Installation {
  readonly folder: string;
  #child: ChildProcess | undefined;
  #environment: Record<string, string> = {};

  constructor(name: string) {
    const parent = process.env.OPERATIONS_FOLDER;
    if (!parent) throw new Error("OPERATIONS_FOLDER is not set: run `npm test`.");
    this.folder = path.join(parent, name);
  }

  /** Starts it, waits until it is ready, and returns everything it printed. */
  async start(args: string[] = [], environment: Record<string, string> = {}): Promise<string> {
    this.#environment = environment;
    let printed = "";
    const child = this.#spawn(["scripts/start.mjs", ...args]);
    this.#child = child;
    let isOver = false;
    child.once("close", () => (isOver = true));
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
    const isReady = () => printed.includes("Ctrl-C stops everything.");
    await vi
      .waitUntil(() => isOver || isReady(), { timeout: START_WITHIN_MS, interval: 50 })
      .catch(() => undefined);
    if (!isReady())
      throw new Error(
        `The start ${isOver ? `exited with ${child.exitCode}` : "is not ready"}, having printed:\n${printed}`,
      );
    return printed;
  }

  /** Runs one of the project's scripts on this installation and waits for its end. */
  run(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
    return new Promise((resolve) => {
      const child = this.#spawn(args, environment);
      const ended = { out: "", err: "" };
      child.stdout?.on("data", (chunk) => (ended.out += chunk));
      child.stderr?.on("data", (chunk) => (ended.err += chunk));
      child.once("close", (code) => resolve({ code, ...ended }));
    });
  }

  /** Runs an operator's command. */
  linekeeper(...args: string[]): Promise<Ended> {
    return this.run(["scripts/linekeeper.mjs", ...args]);
  }

  /** Stops it as Ctrl-C or a service manager does. Returns the exit code. */
  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    return new Promise((resolve) => {
      child.once("close", resolve);
      child.kill(signal);
    });
  }

  /** The installation's own web server. It stops with the installation. */
  web(): WebServer {
    return { address: this.#stackEnvironment().APP_URL ?? "", stop: async () => undefined };
  }

  /** Starts another web server on the same database. */
  startWeb(): Promise<WebServer> {
    return startWebServer(this.#stackEnvironment());
  }

  /** Ids of its processes by name, including the supervisor and PostgreSQL. */
  pids(): Record<string, number> {
    const running: { pid: number; children: { name: string; pid: number }[] } = JSON.parse(
      this.read("running.json"),
    );
    return {
      supervisor: running.pid,
      ...(this.names().includes("postgres")
        ? { postgres: Number(this.read("postgres/postmaster.pid").split("\n")[0]) }
        : {}),
      ...Object.fromEntries(running.children.map(({ name, pid }) => [name, pid])),
    };
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  names(): string[] {
    return readdirSync(this.folder);
  }

  /** The environment of its processes. */
  #stackEnvironment(): Record<string, string | undefined> {
    return JSON.parse(this.read("environment.json"));
  }

  #spawn(args: string[], environment = this.#environment): ChildProcess {
    const inherited = Object.entries(process.env).filter(([name]) => !REMOVED_VARIABLES.includes(name));
    return spawn(process.execPath, args, {
      cwd: ROOT,
      env: {
        ...Object.fromEntries(inherited),
        NODE_ENV: "production",
        LINEKEEPER_DATA_DIR: this.folder,
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}
