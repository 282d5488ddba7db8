import { randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { CARRIER_VARIABLES, stackEnvironment } from "../../scripts/stack/environment.mjs";
import { ROOT } from "../../scripts/stack/places.mjs";
import { freePort, requirePort } from "../../scripts/stack/ports.mjs";
import { startPostgres } from "../../scripts/stack/postgres.mjs";
import { runProgram, WEB_ENVIRONMENT, WEB_NODE_OPTIONS } from "../../scripts/stack/run-stack.mjs";
import { readSecrets } from "../../scripts/stack/secrets.mjs";
import { CarrierProxy } from "../proxies/carrier-proxy.mjs";
import { PostgresProxy } from "../proxies/postgres-proxy.mjs";
import { Program } from "./program.mjs";

/** Variables that are not inherited, because they would point the campaign at another installation. */
const NOT_INHERITED = [
  "DATABASE_URL",
  "APP_URL",
  "PORT",
  "LINEKEEPER_DATA_DIR",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
  ...CARRIER_VARIABLES,
];
/** Short waits, so that runs are short too. */
const SHORT_WAITS = {
  ORDER_LEASE_MS: "2000",
  CARRIER_TIMEOUT_MS: "1000",
  ORDER_SWEEP_MS: "300",
  RELEASE_SWEEP_MS: "500",
  ORDER_FIRST_WAIT_MS: "300",
  REQUEST_LEASE_MS: "3000",
  RECONCILE_LEASE_MS: "2000",
  // Reconciles only when a scenario asks for it.
  RECONCILE_EVERY_MS: "3600000",
  RATE_LIMIT_PER_MINUTE: "0",
  LOG_LEVEL: "info",
};
/** PostgreSQL does not flush to disk, but committed data still survives if it is killed. */
const POSTGRES_SETTINGS = [
  "fsync=off",
  "full_page_writes=off",
  "max_connections=300",
  "track_commit_timestamp=on",
];
/** The local carrier's own database, so that Linekeeper's can fail without it. */
const CARRIER_DATABASE = "carrier";

/** A process under test, with the proxies between it and the rest. @typedef {{ program: Program, database: PostgresProxy, carrier: CarrierProxy, url: string }} Member */

/**
 * A port from which the search for free ones starts: random, and below the range that operating systems assign, because
 * the processes die and restart, and other programs could take their ports in between.
 */
const somePort = () => 20_000 + 10 * randomInt(1_000);

/**
 * Starts a database, a carrier, two web servers and two workers in its own folder.
 * @param {{ folder: string, claim: import("../../scripts/stack/claim.mjs").Claim, programs: string, nextFolder: string, say?: (text: string) => void }} options
 */
export async function startStack({ folder, claim, programs, nextFolder, say = () => {} }) {
  const secrets = readSecrets(folder);
  writeFileSync(path.join(folder, "postgres-port"), String(await freePort(somePort())));
  const postgres = await startPostgres({
    folder,
    password: secrets.POSTGRES_PASSWORD,
    say,
    settings: POSTGRES_SETTINGS,
  });
  /** @type {import("../../scripts/stack/ports.mjs").ClaimedPort[]} */
  const claimed = [];
  while (claimed.length < 3) claimed.push(await requirePort(somePort()));
  const [carrierPort = 0, ...webPorts] = claimed.map(({ port }) => port);
  const server = new URL(postgres.url);
  const database = new pg.Pool({ connectionString: postgres.url, max: 4, application_name: "judge" });
  database.on("error", () => {});
  database.on("connect", (client) => void client.on("error", () => {}));
  /** @type {Member[]} */
  const members = [];
  /** @type {Program[]} */
  const others = [];
  const stop = async () => {
    await Promise.all(
      [...members.map(({ program }) => program), ...others].map((program) => program.stop("SIGKILL")),
    );
    await Promise.all(members.flatMap((member) => [member.database.stop(), member.carrier.stop()]));
    await database.end();
    await postgres.stop();
    for (const { release } of claimed) release();
  };
  try {
    await database.query(`create database ${CARRIER_DATABASE}`);
    const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
    /** @type {NodeJS.ProcessEnv} */
    const environment = {
      ...stackEnvironment({
        base: { ...Object.fromEntries(inherited), ...SHORT_WAITS, NODE_ENV: "production" },
        secrets,
        databaseUrl: postgres.url,
        port: webPorts[0] ?? 0,
        carrierPort,
      }),
      LINEKEEPER_NEXT_DIR: nextFolder,
    };
    await runProgram(programs, environment, ["migrate"]);
    const common = {
      onStart: (/** @type {string} */ name, /** @type {number} */ pid) => claim.addChild(name, pid),
    };
    const carrierUrl = environment.LOCAL_CARRIER_URL ?? "";
    const carrier = new Program({
      ...common,
      name: "local carrier",
      args: [path.join(programs, "local-carrier.mjs")],
      environment: { ...environment, LOCAL_CARRIER_DATABASE_URL: otherDatabase(server) },
      log: path.join(folder, "carrier.log"),
      isReady: async () => (await fetch(`${carrierUrl}/_health`)).ok,
    });
    others.push(carrier);
    await carrier.start();

    /** @param {string} name @param {(url: string) => Promise<boolean>} isReady @param {string[]} args @param {number} [port] */
    const member = async (name, isReady, args, port) => {
      const toDatabase = await PostgresProxy.start(() => Number(server.port));
      const toCarrier = await CarrierProxy.start(carrierUrl);
      const through = new URL(server);
      through.port = String(toDatabase.port);
      const url = port ? `http://127.0.0.1:${port}` : "";
      const program = new Program({
        ...common,
        name,
        args,
        environment: {
          ...environment,
          DATABASE_URL: through.toString(),
          LOCAL_CARRIER_URL: toCarrier.url,
          ...(port ? { ...WEB_ENVIRONMENT, PORT: String(port) } : {}),
        },
        log: path.join(folder, `${name.replaceAll(" ", "-")}.log`),
        isReady: port ? () => isReady(url) : async (self) => self.output.includes("The worker is ready"),
      });
      /** @type {Member} */
      const started = { program, database: toDatabase, carrier: toCarrier, url };
      members.push(started);
      return started;
    };
    const next = path.join(ROOT, "node_modules/next/dist/bin/next");
    const serves = async (/** @type {string} */ url) =>
      (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) })).ok;
    const webs = await Promise.all(
      webPorts.map((port, index) =>
        member(
          `web ${"AB"[index]}`,
          serves,
          [...WEB_NODE_OPTIONS, next, "start", "-p", String(port), "-H", "127.0.0.1"],
          port,
        ),
      ),
    );
    const workers = await Promise.all(
      ["A", "B"].map((letter) =>
        member(`worker ${letter}`, async () => true, [path.join(programs, "worker.mjs")]),
      ),
    );
    await Promise.all([...webs, ...workers].map(({ program }) => program.start()));
    const account = await runProgram(programs, environment, ["accounts", "create", "--name", "Campaign"]);
    const key = await runProgram(programs, environment, [
      "keys",
      "create",
      "--name",
      "Campaign",
      "--platform",
    ]);
    return {
      /** A direct connection to the database, to check the laws and to cause faults. */
      database,
      carrier,
      carrierUrl,
      webs,
      workers,
      programs,
      environment,
      /** The account of the organizations that runs create. */
      account: account.trim(),
      /** A platform API key. */
      key: key.trim(),
      postgresPid: postgres.pid,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @typedef {Awaited<ReturnType<typeof startStack>>} Stack */

/** @param {URL} server */
function otherDatabase(server) {
  const url = new URL(server);
  url.pathname = `/${CARRIER_DATABASE}`;
  return url.toString();
}
