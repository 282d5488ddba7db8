import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { claimFolder } from "./claim-folder.mjs";
import { choosePorts, stackEnvironment } from "./environment.mjs";
import { openLog } from "./log-file.mjs";
import { ROOT } from "./places.mjs";
import { startPostgres } from "./postgres.mjs";
import { runNode } from "./run-node.mjs";
import { readSecrets, writePrivately } from "./secrets.mjs";
import { StartError } from "./start-error.mjs";
import { LOCAL_CARRIER, patienceOf, stopChildren } from "./stop-children.mjs";
import { supervise } from "./supervise.mjs";

/** Without a limit the heap grows to several times of what is alive before anything is collected. In megabytes. */
export const WEB_NODE_OPTIONS = ["--max-old-space-size=224"];
/** Next.js leaves signals to us, so that a web server that is told to stop loses no request (`lib/serving/stop.ts`). */
export const WEB_ENVIRONMENT = { NEXT_MANUAL_SIG_HANDLE: "true" };
/** A first start migrates and compiles; after this something is wrong. */
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
 * Starts database, local carrier, worker and web server on a data folder, and waits until they are healthy.
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
 * }} options `programs` and `nextFolder` come from `ensureBuilt`; `claim` is a hold on the folder, taken here when not
 *   given; `onStop` is told at once how to stop what has been started so far
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
  let stopped = false;
  const stop = async () => {
    stopped = true;
    // The database last, so that everybody can finish.
    await stopChildren(children.splice(0));
    await (await starting?.catch(() => undefined))?.stop();
    claim.drop();
  };
  onStop(stop);
  try {
    await claim.endLeftovers();
    const { port, carrierPort, giveFree } = await choosePorts(base, say);
    const secrets = readSecrets(folder);
    const password = secrets.POSTGRES_PASSWORD;
    if (!base.DATABASE_URL) starting = startPostgres({ folder, password, say, settings: postgresSettings });
    const postgres = await starting;
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
    const log = openLog(folder);
    /** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
    const start = (name, args, env = environment) => {
      if (stopped) throw new StartError("Stopped while starting.");
      children.push(
        supervise({
          name,
          args,
          env,
          cwd: ROOT,
          patienceMs: patienceOf(environment),
          onLine: log.write,
          onStart: (pid) => claim.addChild(name, pid),
        }),
      );
    };
    await giveFree();
    if (environment.CARRIER === "local") start(LOCAL_CARRIER, [path.join(programs, "local-carrier.mjs")]);
    start("worker", [path.join(programs, "worker.mjs")]);
    const address = environment.APP_URL ?? "";
    if (web === "production") {
      const next = path.join(ROOT, "node_modules/next/dist/bin/next");
      // Next.js would wait for idle clients too; the web server stops by itself (`lib/serving`).
      const env = { ...environment, ...WEB_ENVIRONMENT };
      start("web", [...WEB_NODE_OPTIONS, next, "start", "-p", String(port), "-H", hostOf(base)], env);
      await healthy(`http://127.0.0.1:${port}/api/health`, log.file);
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
        await Promise.all(children.filter(({ name }) => names.includes(name)).map((child) => child.again()));
      },
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
export async function runProgram(programs, environment, args) {
  const { code, out, err } = await runNode([path.join(programs, "linekeeper.mjs"), ...args], {
    env: environment,
  });
  if (code !== 0) throw new StartError(`linekeeper ${args.join(" ")} failed:\n${err || out}`);
  return out;
}

/**
 * Where the web server listens: on this machine alone, until a public address says that others are meant to come.
 * @param {NodeJS.ProcessEnv} base
 */
function hostOf({ APP_URL }) {
  const isLocal = !APP_URL || ["localhost", "127.0.0.1", "[::1]"].includes(new URL(APP_URL).hostname);
  return isLocal ? "127.0.0.1" : "0.0.0.0";
}

/** @param {string} url @param {string} log */
async function healthy(url, log) {
  const until = Date.now() + HEALTHY_WITHIN_MS;
  while (Date.now() < until) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    const health = response?.ok
      ? /** @type {{ worker?: string }} */ (await response.json().catch(() => ({})))
      : null;
    // The database answers, and a worker is there. A carrier that is down is no reason not to start.
    if (health?.worker === "up") return;
    await delay(100);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-20).join("\n") : "";
  throw new StartError(`The stack did not become healthy. The end of ${log}:\n${tail}`);
}
