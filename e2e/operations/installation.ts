import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, vi } from "vitest";
import { startWebServer, type WebServer } from "../../scripts/test/web-server.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** What of the surroundings would change what is tested. */
const NOT_OURS = ["DATABASE_URL", "APP_URL", "CARRIER", "PORT", "LINEKEEPER_NOW", "NODE_OPTIONS"];

/** What a command of the project printed, and how it ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The address that a start printed. */
export function addressIn(printed: string): string {
  return printed.match(/Linekeeper runs at (\S+)/)?.[1] ?? "no address was printed";
}

/** Whether everything at that address is well. */
export async function isHealthy(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  return answer?.status === 200 && (await answer.json()).status === "healthy";
}

/** An installation on a data folder of its own, operated from outside. */
export class Installation {
  readonly folder: string;
  #child: ChildProcess | undefined;
  #environment: Record<string, string> = {};

  constructor(name: string) {
    const place = process.env.OPERATIONS_FOLDER;
    if (!place) throw new Error("OPERATIONS_FOLDER is not set: run `npm test`.");
    this.folder = path.join(place, name);
  }

  /** Starts it and waits for its address; answers everything it printed. */
  async start(args: string[] = [], environment: Record<string, string> = {}): Promise<string> {
    this.#environment = environment;
    let printed = "";
    const child = this.#spawn(["scripts/start.mjs", ...args]);
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
    await vi.waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${printed}`);
        expect(printed).toContain("Ctrl-C stops everything.");
      },
      { timeout: 60_000, interval: 50 },
    );
    return printed;
  }

  /** Runs a script of the project on this installation until it ends. */
  run(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
    return new Promise((resolve) => {
      const child = this.#spawn(args, environment);
      const ended = { out: "", err: "" };
      child.stdout?.on("data", (chunk) => (ended.out += chunk));
      child.stderr?.on("data", (chunk) => (ended.err += chunk));
      child.once("close", (code) => resolve({ code, ...ended }));
    });
  }

  /** An operator's command. */
  linekeeper(...args: string[]): Promise<Ended> {
    return this.run(["scripts/linekeeper.mjs", ...args]);
  }

  /** Ends it as Ctrl-C or a service manager does; answers its exit code. */
  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    return new Promise((resolve) => {
      child.once("close", resolve);
      child.kill(signal);
    });
  }

  /** The web server that it started with; it stops with the installation. */
  web(): WebServer {
    return { address: this.#stackEnvironment().APP_URL ?? "", stop: async () => undefined };
  }

  /** Starts a further web server on the same database. */
  startWeb(): Promise<WebServer> {
    return startWebServer(this.#stackEnvironment());
  }

  /** Its processes by name, the supervisor and PostgreSQL among them. */
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

  /** What its processes run with. */
  #stackEnvironment(): Record<string, string | undefined> {
    return JSON.parse(this.read("environment.json"));
  }

  #spawn(args: string[], environment = this.#environment): ChildProcess {
    const surroundings = Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name));
    return spawn(process.execPath, args, {
      cwd: ROOT,
      env: {
        ...Object.fromEntries(surroundings),
        NODE_ENV: "production",
        LINEKEEPER_DATA_DIR: this.folder,
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}
