import { freePort, holdPort } from "./ports.mjs";
import { StartError } from "./start-error.mjs";

const FIRST_CARRIER_PORT = 4010;

/**
 * The environment that web, worker, local carrier and command line run with.
 * @param {{ base: NodeJS.ProcessEnv, secrets: import("./secrets.mjs").Secrets, databaseUrl: string, port: number, carrierPort: number }} parts
 * @returns {NodeJS.ProcessEnv}
 */
export function stackEnvironment({ base, secrets, databaseUrl, port, carrierPort }) {
  const local = (base.CARRIER || "local") === "local";
  return {
    ...base,
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
    ...(local
      ? {
          TWILIO_ACCOUNT_SID: secrets.LOCAL_CARRIER_SID,
          TWILIO_AUTH_TOKEN: secrets.LOCAL_CARRIER_TOKEN,
          TWILIO_API_BASE_URL: `http://127.0.0.1:${carrierPort}`,
          LOCAL_CARRIER_PORT: String(carrierPort),
          LOCAL_CARRIER_DATABASE_URL: databaseUrl,
          LOCAL_CARRIER_CONTROL_TOKEN: secrets.LOCAL_CARRIER_CONTROL_TOKEN,
        }
      : {}),
  };
}

/**
 * The ports of web server and local carrier, kept from others until they are given free. A port that was asked for by
 * name and is taken is an error; otherwise the next free one is used.
 * @param {NodeJS.ProcessEnv} base
 * @param {(text: string) => void} say
 */
export async function choosePorts(base, say) {
  const port = await webPort(base, say);
  const giveWebPort = await holdPort(port);
  const carrierPort = await freePort(FIRST_CARRIER_PORT);
  const giveCarrierPort = await holdPort(carrierPort);
  const giveFree = async () => void (await Promise.all([giveWebPort(), giveCarrierPort()]));
  return { port, carrierPort, giveFree };
}

/**
 * The web server's port.
 * @param {NodeJS.ProcessEnv} base
 * @param {(text: string) => void} say
 */
export async function webPort(base, say) {
  if (base.PORT) {
    const wished = Number(base.PORT);
    if (!Number.isInteger(wished) || wished < 1 || wished > 65535)
      throw new StartError(`PORT must be a number from 1 to 65535, not "${base.PORT}".`);
    if ((await freePort(wished)) !== wished)
      throw new StartError(
        `Port ${wished} is taken. Choose another PORT, or leave it out to get the next free one.`,
      );
    return wished;
  }
  const port = await freePort(3000);
  if (port !== 3000) say(`Port 3000 is taken; using ${port}.`);
  return port;
}

const SECRETS = ["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/**
 * Refuses a database of one's own without secrets of one's own: made here, they would be lost with this folder while
 * the data lives on, and a second web process would have others.
 * @param {NodeJS.ProcessEnv} base
 */
export function requireSecrets(base) {
  const missing = SECRETS.filter((name) => !base[name]);
  if (base.DATABASE_URL && missing.length > 0)
    throw new StartError(
      `With DATABASE_URL, these must be given too: ${missing.join(", ")}. docs/operators.md tells how to make them.`,
    );
}
