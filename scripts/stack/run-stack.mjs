import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { claimFolder } from "./claim-folder.mjs";
import { claimPorts, readLastEnvironment, stackEnvironment, startsLocalCarrier } from "./environment.mjs";
import { startLocalCarrier } from "./local-carrier.mjs";
import { openLog } from "./log-file.mjs";
import { ROOT } from "./places.mjs";
import { startPostgres } from "./postgres.mjs";
import { runNode } from "./run-node.mjs";
import { readSecrets, writePrivately } from "./secrets.mjs";
import { StartError } from "./start-error.mjs";
import { LOCAL_CARRIER, patienceOf, stopChildren } from "./stop-children.mjs";
import { supervise } from "./supervise.mjs";

/** Limits the heap, in megabytes. Without a limit V8 lets it grow to several times the live data before it collects. */
export const WEB_NODE_OPTIONS = ["--max-old-space-size=224"];
/** Makes Next.js leave signals to us, so that stopping a web server loses no request (`lib/serving/stop.ts`). */
export const WEB_ENVIRONMENT = { NEXT_MANUAL_SIG_HANDLE: "true" };
/** Enough for a first start, which migrates and compiles. */
const HEALTHY_WITHIN_MS = 90_000;

/**
 * A running stack. `home` holds the embedded PostgreSQL's data; `restart` replaces some of its processes.
 * @typedef {{
 *   address: string,
 *   environment: NodeJS.ProcessEnv,
 *   home: string | null,
 *   pids: () => Record<string, number | undefined>,
 *   restart: (names: string[]) => Promise<void>,
 *   stop: () => Promise<void>,
 * }} Stack
 */

/**
 * Starts database, local carrier, worker and web server on a data folder, and waits until the stack is healthy.
 * @param {{
 *   folder: string,
 *   claim?: import("./claim.mjs").Claim,
 *   programs: string,
 *   nextFolder: string,
 *   base?: NodeJS.ProcessEnv,
 *   say?: (text: string) => void,
 *   postgresSettings?: string[],
 *   web?: "production" | "none",
 *   onStop?: (stop: () => Promise<void>) => void,
 * }} options `programs` and `nextFolder` come from `ensureBuilt`; `claim` is the claim on the folder, taken here if not
 *   given; `onStop` receives, before anything starts, a function that stops what has been started so far
 * @returns {Promise<Stack>}
 */
export async function runStack({
  folder,
  claim = claimFolder(folder),
  programs,
  nextFolder,
  base = process.env,
  say = console.log,
  postgresSettings = [],
  web = "production",
  onStop = () => {},
}) {
  /** @type {import("./supervise.mjs").Supervised[]} */
  const children = [];
  /** @type {Promise<import("./postgres.mjs").Postgres> | undefined} */
  let starting;
  let release = () => {};
  let stopped = false;
  const stop = async () => {
    stopped = true;
    // The database stops last, so that the others can finish their work.
    await stopChildren(children.splice(0));
    await (await starting?.catch(() => undefined))?.stop();
    release();
    claim.drop();
  };
  onStop(stop);
  try {
    await claim.endLeftovers();
    const { port, carrierPort, releasePorts } = await claimPorts(base, say);
    release = releasePorts;
    const secrets = readSecrets(folder);
    const password = secrets.POSTGRES_PASSWORD;
    if (!base.DATABASE_URL) starting = startPostgres({ folder, password, say, settings: postgresSettings });
    const postgres = await starting;
    const last = readLastEnvironment(folder);
    const environment = stackEnvironment({
      base,
      last,
      secrets,
      databaseUrl: base.DATABASE_URL || (postgres?.url ?? ""),
      port,
      carrierPort,
    });
    environment.LINEKEEPER_NEXT_DIR = nextFolder;
    const save = () => writePrivately(path.join(folder, "environment.json"), JSON.stringify(environment));
    save();
    await runProgram(programs, environment, ["migrate"]);
    const log = openLog(folder);
    /** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
    const start = (name, args, env = environment) => {
      if (stopped) throw new StartError("The stack was stopped while it was starting.");
      const child = supervise({
        name,
        args,
        env,
        cwd: ROOT,
        patienceMs: patienceOf(environment),
        onLine: log.write,
        onStart: (pid) => claim.addChild(name, pid),
      });
      children.push(child);
      return child;
    };
    if (startsLocalCarrier(base, last)) {
      await startLocalCarrier({
        environment,
        say,
        launch: () => start(LOCAL_CARRIER, [path.join(programs, "local-carrier.mjs")]),
        onClaim: (claimed) => {
          // The carrier on the port before has stopped.
          children.splice(0);
          const releaseOthers = release;
          release = () => {
            releaseOthers();
            claimed.release();
          };
        },
      });
      save();
    }
    start("worker", [path.join(programs, "worker.mjs")]);
    const address = environment.APP_URL ?? "";
    if (web === "production") {
      const next = path.join(ROOT, "node_modules/next/dist/bin/next");
      // Next.js would also wait for idle clients; `lib/serving` stops the web server instead.
      const env = { ...environment, ...WEB_ENVIRONMENT };
      const loopback = loopbackOf(base);
      // Without a host, Node listens on every address of both families, or of IPv4 where there is no IPv6.
      const host = loopback ? ["-H", loopback] : [];
      start("web", [...WEB_NODE_OPTIONS, next, "start", "-p", String(port), ...host], env);
      const local = loopback === "::1" ? "[::1]" : "127.0.0.1";
      await waitUntilHealthy(`http://${local}:${port}/api/health`, log.file);
    }
    claim.note({ address });
    return {
      address,
      environment,
      home: postgres?.home ?? null,
      pids: () => ({
        postgres: postgres?.pid(),
        ...Object.fromEntries(children.map((child) => [child.name, child.pid()])),
      }),
      restart: async (names) => {
        await Promise.all(
          children.filter(({ name }) => names.includes(name)).map((child) => child.restart()),
        );
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs an operator's command and returns its output.
 * @param {string} programs
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} args
 * @returns {Promise<string>}
 * @throws StartError if the command fails
 */
export async function runProgram(programs, environment, args) {
  const { code, out, err } = await runNode([path.join(programs, "linekeeper.mjs"), ...args], {
    env: environment,
  });
  if (code !== 0) throw new StartError(`linekeeper ${args.join(" ")} failed:\n${err || out}`);
  return out;
}

/**
 * The loopback address that the web server listens on; null for every address, if APP_URL is a public one.
 * @param {NodeJS.ProcessEnv} base
 */
function loopbackOf({ APP_URL }) {
  const host = APP_URL ? new URL(APP_URL).hostname : "localhost";
  if (host === "[::1]") return "::1";
  return ["localhost", "127.0.0.1"].includes(host) ? "127.0.0.1" : null;
}

/** @param {string} url @param {string} log */
async function waitUntilHealthy(url, log) {
  const until = Date.now() + HEALTHY_WITHIN_MS;
  while (Date.now() < until) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    const health = response?.ok
      ? /** @type {{ worker?: string }} */ (await response.json().catch(() => ({})))
      : null;
    // A 200 means that the database answers. A carrier that is down must not prevent the start.
    if (health?.worker === "up") return;
    await delay(100);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-20).join("\n") : "";
  throw new StartError(`The stack did not become healthy. The last lines of ${log}:\n${tail}`);
}
