import { lookup } from "node:dns/promises";
import { statfs } from "node:fs/promises";
import { BlockList, isIPv6 } from "node:net";
import type { Env } from "@/lib/env";
import { carrier } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { type Check, type Finding, fail, ok, warn } from "./report";

const ANSWER_WITHIN_MS = 5_000;
/** Free space of the data folder, in bytes. */
const TIGHT = 2_000_000_000;
const FULL = 200_000_000;

/** Addresses that nobody outside can reach: loopback, private, link-local (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  PRIVATE.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  PRIVATE.addSubnet(net, prefix, "ipv6");

/** What is around the installation: secrets, carrier, address, disk. */
export function placeChecks(env: Env, actionsKey: string | undefined): Check[] {
  return [
    { name: "secrets", run: async () => checkSecrets(actionsKey) },
    { name: "carrier", run: checkCarrier },
    { name: "webhook address", run: () => checkAddress(env) },
    { name: "disk", run: () => checkDisk(env.LINEKEEPER_DATA_DIR) },
  ];
}

/** The others are checked with the environment, without which nothing runs at all. */
function checkSecrets(actionsKey: string | undefined): Finding {
  return actionsKey
    ? ok("All are there.")
    : warn(
        "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing.",
        "Set it, the same for every web server; docs/operators.md tells how to make one.",
      );
}

async function checkCarrier(): Promise<Finding> {
  const port = carrier();
  const health = await port.checkHealth();
  if (health.ok) return ok(`${port.displayName} answers and knows us.`);
  return health.kind === "refused"
    ? fail(
        `${port.displayName} refuses our credentials${health.carrierCode ? ` (${health.carrierCode})` : ""}.`,
        "Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, and whether the account is suspended or out of funds.",
      )
    : fail(
        `${port.displayName} does not answer.`,
        "Check whether this machine reaches it, and the carrier's own status page.",
      );
}

async function checkAddress({ APP_URL, CARRIER }: Env): Promise<Finding> {
  const { protocol, hostname } = new URL(APP_URL);
  if (CARRIER !== "local" && (protocol !== "https:" || (await isPrivate(hostname))))
    return fail(
      `${numberWebhookUrl()} cannot be called by the carrier.`,
      "Set APP_URL to the public https address, as the carrier is to call it.",
    );
  const answer = await fetch(`${APP_URL}/api/health/live`, {
    redirect: "manual",
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (answer?.status === 200) return ok(`${APP_URL} answers.`);
  const found = answer ? `answers ${answer.status}` : "does not answer";
  return fail(`${APP_URL} ${found}.`, "Start Linekeeper, and check APP_URL and the proxy before it.");
}

/** Whether a name leads nowhere that others could reach. */
async function isPrivate(hostname: string): Promise<boolean> {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  return found.every(({ address }) => PRIVATE.check(address, isIPv6(address) ? "ipv6" : "ipv4"));
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `${(free / 1e9).toFixed(1)} GB are free in ${folder}.`;
  if (free > TIGHT) return ok(text);
  const todo = "Make room: PostgreSQL stops when the disk is full.";
  return free > FULL ? warn(text, todo) : fail(text, todo);
}
