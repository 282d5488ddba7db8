import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { choosePorts, StartError, stackEnvironment } from "./environment.mjs";
import { ROOT } from "./places.mjs";
import { startPostgres } from "./postgres.mjs";
import { commandOf, endGroup, supervise } from "./processes.mjs";
import { readSecrets, writePrivately } from "./secrets.mjs";

/** A first start migrates and compiles; after this something is wrong. */
const HEALTHY_WITHIN_MS = 90_000;

/**
 * A running stack.
 * @typedef {{
 *   address: string,
 *   environment: NodeJS.ProcessEnv,
 *   pids: () => Record<string, number | undefined>,
 *   databaseEnded: Promise<number | null> | null,
 *   stop: () => Promise<void>,
 * }} Stack
 */

/**
 * Starts database, local carrier, worker and web server on a data folder, and waits until they are healthy.
 * @param {{
 *   folder: string,
 *   programs: string,
 *   nextFolder: string,
 *   base?: NodeJS.ProcessEnv,
 *   say?: (text: string) => void,
 *   postgresSettings?: string[],
 *   web?: "production" | "none",
 * }} options `programs` and `nextFolder` come from `ensureBuilt`
 * @returns {Promise<Stack>}
 */
export async function runStack({
  folder,
  programs,
  nextFolder,
  base = process.env,
  say = console.log,
  postgresSettings = [],
  web = "production",
}) {
  const secrets = readSecrets(folder);
  await refuseSecondStart(folder);
  await endOrphans(folder);
  const record = new ProcessRecord(folder);
  /** @type {import("./processes.mjs").Supervised[]} */
  const children = [];
  const postgres = base.DATABASE_URL
    ? null
    : await startPostgres({ folder, password: secrets.POSTGRES_PASSWORD, say, settings: postgresSettings });
  const stop = async () => {
    // The web server first, so that nothing new comes in; the database last, so that everybody can finish.
    for (const child of [...children].reverse()) await child.stop();
    await postgres?.stop();
    record.remove();
  };
  try {
    const { port, carrierPort } = await choosePorts(base, say);
    const environment = stackEnvironment({
      base,
      secrets,
      databaseUrl: base.DATABASE_URL || (postgres?.url ?? ""),
      port,
      carrierPort,
    });
    environment.LINEKEEPER_NEXT_DIR = nextFolder;
    writePrivately(path.join(folder, "environment.json"), JSON.stringify(environment));
    await runProgram(programs, environment, ["migrate"]);
    const log = path.join(folder, "log.jsonl");
    /** @param {string} name @param {string[]} args */
    const start = (name, args) =>
      children.push(
        supervise({
          name,
          args,
          env: environment,
          cwd: ROOT,
          onLine: (line) => appendFileSync(log, `${line}\n`, { mode: 0o600 }),
          onStart: (pid) => record.add(name, pid),
        }),
      );
    if (environment.CARRIER === "local") start("local carrier", [path.join(programs, "local-carrier.mjs")]);
    start("worker", [path.join(programs, "worker.mjs")]);
    const address = environment.APP_URL ?? "";
    record.setAddress(address);
    if (web === "production") {
      const host = base.APP_URL ? "0.0.0.0" : "127.0.0.1";
      start("web", [
        path.join(ROOT, "node_modules/next/dist/bin/next"),
        "start",
        "-p",
        String(port),
        "-H",
        host,
      ]);
      await healthy(`http://127.0.0.1:${port}/api/health`, log);
    }
    return {
      address,
      environment,
      pids: () => ({
        postgres: postgres?.pid,
        ...Object.fromEntries(children.map((child) => [child.name, child.pid()])),
      }),
      databaseEnded: postgres?.ended ?? null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs a command of the operator's program, and answers what it printed.
 * @param {string} programs
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export function runProgram(programs, environment, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(programs, "linekeeper.mjs"), ...args], {
      cwd: ROOT,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(out)
        : reject(new StartError(`linekeeper ${args.join(" ")} failed:\n${err || out}`)),
    );
  });
}

/** Which processes belong to this data folder, so that the next start finds what a killed one left behind. */
class ProcessRecord {
  #file;
  /** @type {{ supervisor: number, address: string, children: { name: string, pid: number }[] }} */
  #kept = { supervisor: process.pid, address: "", children: [] };

  /** @param {string} folder */
  constructor(folder) {
    this.#file = recordFile(folder);
    this.#write();
  }

  /** @param {string} name @param {number} pid */
  add(name, pid) {
    this.#kept.children = [...this.#kept.children.filter((child) => child.name !== name), { name, pid }];
    this.#write();
  }

  /** @param {string} address */
  setAddress(address) {
    this.#kept.address = address;
    this.#write();
  }

  remove() {
    rmSync(this.#file, { force: true });
  }

  #write() {
    writePrivately(this.#file, JSON.stringify(this.#kept));
  }
}

/** @param {string} folder */
const recordFile = (folder) => path.join(folder, "processes.json");

/** @param {string} folder @returns {{ supervisor: number, address: string, children: { name: string, pid: number }[] } | null} */
function readRecord(folder) {
  const file = recordFile(folder);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** @param {string} folder */
async function refuseSecondStart(folder) {
  const kept = readRecord(folder);
  if (!kept || kept.supervisor === process.pid) return;
  if (/\bscripts\/\S+\.mjs/.test(commandOf(kept.supervisor) ?? ""))
    throw new StartError(
      `Linekeeper already runs here, at ${kept.address || "an address not yet known"} (process ${kept.supervisor}).`,
    );
}

/** Ends what a killed supervisor left running, if it is still what the record says. @param {string} folder */
async function endOrphans(folder) {
  for (const { pid } of readRecord(folder)?.children ?? []) {
    const command = commandOf(pid);
    // Next renames its process; everything else shows the file it runs.
    if (command && (command.includes(ROOT) || command.startsWith("next-server"))) await endGroup(pid, 5_000);
  }
}

/** @param {string} url @param {string} log */
async function healthy(url, log) {
  const until = Date.now() + HEALTHY_WITHIN_MS;
  while (Date.now() < until) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    const health = response?.ok
      ? /** @type {{ status?: string }} */ (await response.json().catch(() => ({})))
      : null;
    if (health?.status === "healthy") return;
    await delay(100);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-20).join("\n") : "";
  throw new StartError(`The stack did not become healthy. The end of ${log}:\n${tail}`);
}
