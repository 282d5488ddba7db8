import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { claimPort, requirePort } from "./ports.mjs";
import { StartError } from "./start-error.mjs";

const FIRST_CARRIER_PORT = 4010;

/**
 * Whether new numbers come from the local carrier, so that demo data costs nothing. Only this file in the start scripts
 * knows carriers' names; its capabilities are in `lib/constants/carriers.ts`.
 * @param {NodeJS.ProcessEnv} environment
 */
export const isTrial = ({ CARRIER }) => (CARRIER || "local") === "local";

/**
 * What `npm start` says about calls and charges. Lines stay with their carrier, whichever sells new numbers.
 * @param {NodeJS.ProcessEnv} environment of the stack
 * @returns {string | null} null if everything is real
 */
export function trialNotice(environment) {
  if (!isTrial(environment))
    return environment.LOCAL_CARRIER_PORT
      ? "Lines of the local carrier continue as test lines: no real calls, no charges."
      : null;
  const hasTwilio = environment.TWILIO_ACCOUNT_SID && environment.TWILIO_AUTH_TOKEN;
  return hasTwilio
    ? "New numbers come from the local carrier. Twilio lines have real calls and charges."
    : "This uses the local carrier: no real calls, no charges.";
}

/**
 * Whether this start runs a local carrier: for new numbers, or for the lines of a data folder that has run one before.
 * If the environment names one, that belongs to another installation.
 * @param {NodeJS.ProcessEnv} base
 * @param {Record<string, string | undefined>} last the environment of the folder's last start
 */
export const startsLocalCarrier = (base, last) =>
  !base.LOCAL_CARRIER_URL && (isTrial(base) || Boolean(last.LOCAL_CARRIER_PORT));

/**
 * The environment of a data folder's last start; empty if there was none.
 * @param {string} folder
 * @returns {Record<string, string | undefined>}
 */
export function readLastEnvironment(folder) {
  const file = path.join(folder, "environment.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Variables that are ours, and those that Node.js, the network and the system's libraries need of a shell. */
const KEPT =
  /^(?:LINEKEEPER_\w+|NEXT\w*|NODE_\w+|(?:CALL|CARRIER|DATABASE|LOCAL_CARRIER|ORDER|RECONCILE|RELEASE|REQUEST|STOP|TWILIO|VOICE|WORKER)_\w+|APP_URL|HOST|PORT|CARRIER|CORS_ORIGINS|SIP_DOMAIN|DEFAULT_AREA_CODE|ENCRYPTION_KEY|LOG_LEVEL|RATE_LIMIT_PER_MINUTE|METRICS_TOKEN|PATH|LD_LIBRARY_PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|TZ|LANG|LC_\w+|SSL_CERT_\w+|UV_THREADPOOL_SIZE|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|FORCE_COLOR|NO_COLOR|CI)$/;

/**
 * What the stack takes of a shell's environment. Other variables, such as the keys of a cloud, are none of its business:
 * they are neither given to its processes nor written into the data folder.
 * @param {NodeJS.ProcessEnv} base
 * @returns {NodeJS.ProcessEnv}
 */
export function ownVariables(base) {
  return /** @type {NodeJS.ProcessEnv} */ (
    Object.fromEntries(Object.entries(base).filter(([name]) => KEPT.test(name)))
  );
}

/** Variables that configure carriers. Tests and measurements remove them, so that they reach no real account. */
export const CARRIER_VARIABLES = [
  "CARRIER",
  "LOCAL_CARRIER_URL",
  "LOCAL_CARRIER_ACCOUNT",
  "LOCAL_CARRIER_TOKEN",
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "TWILIO_API_BASE_URL",
];

/**
 * The environment of web server, worker, local carrier and commands.
 * @param {{ base: NodeJS.ProcessEnv, last?: Record<string, string | undefined>, secrets: import("./secrets.mjs").Secrets, databaseUrl: string, port: number, carrierPort: number }} parts
 *   `last` is the environment of the folder's last start
 * @returns {NodeJS.ProcessEnv}
 */
export function stackEnvironment({ base, last = {}, secrets, databaseUrl, port, carrierPort }) {
  return {
    ...ownVariables(base),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    APP_URL: base.APP_URL || `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    CARRIER: base.CARRIER || "local",
    NEXTAUTH_SECRET: base.NEXTAUTH_SECRET || secrets.NEXTAUTH_SECRET,
    ENCRYPTION_KEY: base.ENCRYPTION_KEY || secrets.ENCRYPTION_KEY,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      base.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    ...(startsLocalCarrier(base, last)
      ? {
          LOCAL_CARRIER_URL: `http://127.0.0.1:${carrierPort}`,
          LOCAL_CARRIER_ACCOUNT: secrets.LOCAL_CARRIER_SID,
          LOCAL_CARRIER_TOKEN: secrets.LOCAL_CARRIER_TOKEN,
          LOCAL_CARRIER_PORT: String(carrierPort),
          LOCAL_CARRIER_DATABASE_URL: databaseUrl,
          LOCAL_CARRIER_CONTROL_TOKEN: secrets.LOCAL_CARRIER_CONTROL_TOKEN,
        }
      : {}),
  };
}

/**
 * Claims the ports of web server and local carrier. A taken PORT is an error; otherwise the next free port is used.
 * @param {NodeJS.ProcessEnv} base
 * @param {(text: string) => void} say
 */
export async function claimPorts(base, say) {
  const web = await claimWebPort(base, say);
  const carrier = await requirePort(FIRST_CARRIER_PORT);
  const releasePorts = () => {
    web.release();
    carrier.release();
  };
  return { port: web.port, carrierPort: carrier.port, releasePorts };
}

/**
 * Claims the web server's port: PORT, or the next free one from 3000 on.
 * @param {NodeJS.ProcessEnv} base
 * @param {(text: string) => void} say
 * @throws StartError if PORT is invalid or taken
 */
export async function claimWebPort(base, say) {
  if (base.PORT) {
    const wanted = Number(base.PORT);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65535)
      throw new StartError(`PORT must be a number from 1 to 65535, not "${base.PORT}".`);
    const claimed = await claimPort(wanted, 1);
    if (!claimed)
      throw new StartError(
        `Port ${wanted} is taken. Set another PORT, or unset it to use the next free port.`,
      );
    return claimed;
  }
  const claimed = await requirePort(3000);
  if (claimed.port !== 3000) say(`Port 3000 is taken; using ${claimed.port}.`);
  return claimed;
}

const SECRETS = ["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/**
 * Requires the operator's own secrets for the operator's own database. Secrets created here would be lost with this
 * folder while the data lives on, and a second web server would have different ones.
 * @param {NodeJS.ProcessEnv} base
 */
export function requireSecrets(base) {
  const missing = SECRETS.filter((name) => !base[name]);
  if (base.DATABASE_URL && missing.length > 0)
    throw new StartError(
      `DATABASE_URL also requires ${missing.join(", ")}. docs/operators.md says how to create them.`,
    );
}
