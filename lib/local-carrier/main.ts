/**
 * The local carrier as a process. Settings, all from the environment: LOCAL_CARRIER_PORT, LOCAL_CARRIER_DATABASE_URL,
 * LOCAL_CARRIER_ACCOUNT, LOCAL_CARRIER_TOKEN, and LOCAL_CARRIER_CONTROL_TOKEN where ledger and faults are to be reachable.
 * Prints its address when it listens; SIGTERM and SIGINT end it.
 */
import { startLocalCarrier } from "./server";

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

const carrier = await startLocalCarrier({
  port: Number(setting("LOCAL_CARRIER_PORT")),
  databaseUrl: setting("LOCAL_CARRIER_DATABASE_URL"),
  accountSid: setting("LOCAL_CARRIER_ACCOUNT"),
  authToken: setting("LOCAL_CARRIER_TOKEN"),
  controlToken: process.env.LOCAL_CARRIER_CONTROL_TOKEN,
});
process.stdout.write(`Local carrier on ${carrier.url}\n`);
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void carrier.close().then(() => process.exit(0)));
