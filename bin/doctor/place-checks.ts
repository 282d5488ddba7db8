import { lookup } from "node:dns/promises";
import { statfs } from "node:fs/promises";
import { BlockList, isIPv6 } from "node:net";
import { CARRIERS, configuredNames } from "@/lib/constants/carriers";
import { findUnconfiguredCarriers } from "@/lib/domain/reconcile/find-unconfigured-carriers";
import type { Env } from "@/lib/env";
import type { Carrier } from "@/lib/telephony/port";
import { carrierOf, configuredCarriers } from "@/lib/telephony/registry";
import { type Check, type Finding, fail, ok, warn } from "./report";

const ANSWER_WITHIN_MS = 5_000;
/** Free space, in bytes, below which the disk check warns or fails. */
const WARN_BELOW = 2_000_000_000;
const FAIL_BELOW = 200_000_000;

/** Loopback, private and link-local addresses, which the carrier cannot reach (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
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

/** The checks of what surrounds the installation: secrets, carrier, webhook address and disk. */
export function placeChecks(env: Env, actionsKey: string | undefined): Check[] {
  return [
    { name: "secrets", run: async () => checkSecrets(actionsKey) },
    { name: "carrier", run: checkCarriers },
    { name: "webhook address", run: () => checkAddress(env) },
    { name: "disk", run: () => checkDisk(env.LINEKEEPER_DATA_DIR) },
  ];
}

/** Checks the one secret that `readEnv` does not: the key of server actions, which Next.js reads itself. */
function checkSecrets(actionsKey: string | undefined): Finding {
  return actionsKey
    ? ok("All are set.")
    : warn(
        "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing.",
        "Set it to the same value for every web server; docs/operators.md says how to create one.",
      );
}

/** Checks every configured carrier, and finds carriers that are not configured although something still belongs to them. */
async function checkCarriers(): Promise<Finding> {
  const configured = configuredCarriers();
  const answers: string[] = [];
  for (const carrier of configured) {
    const problem = await problemOf(carrier);
    if (problem) return problem;
    answers.push(`${carrier.displayName} answers and accepts our credentials.`);
  }
  const [missing] = (await findUnconfiguredCarriers(configured)).map((name) => carrierOf({ carrier: name }));
  if (!missing) return ok(answers.join(" "));
  return warn(
    `Lines or purchases belong to ${missing.displayName}, which is not configured.`,
    missing.missing.length > 0
      ? `Set ${missing.missing.join(" and ")}; until then they cannot be changed or released there.`
      : "Run the version of Linekeeper that knows this carrier.",
  );
}

async function problemOf(carrier: Carrier): Promise<Finding | null> {
  const { displayName, variables } = carrier;
  const health = await carrier.account.checkHealth();
  if (health.ok) return null;
  if (health.kind !== "refused")
    return fail(
      `${displayName} does not answer.`,
      "Check this machine's network and the carrier's status page.",
    );
  return fail(
    `${displayName} refuses our credentials${health.carrierCode ? ` (${health.carrierCode})` : ""}.`,
    `Check ${variables.join(", ")}, and whether the account is suspended or out of funds.`,
  );
}

async function checkAddress(env: Env): Promise<Finding> {
  const { APP_URL } = env;
  const { protocol, hostname } = new URL(APP_URL);
  const hasRealCalls = configuredNames(env).some((name) => CARRIERS[name].capabilities.realCalls);
  if (hasRealCalls && (protocol !== "https:" || (await isPrivate(hostname))))
    return fail(
      `The carrier cannot reach ${APP_URL}.`,
      "Set APP_URL to the public https address that the carrier calls.",
    );
  const answer = await fetch(`${APP_URL}/api/health/live`, {
    redirect: "manual",
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (answer?.status === 200) return ok(`${APP_URL} answers.`);
  const found = answer ? `answers ${answer.status}` : "does not answer";
  return fail(`${APP_URL} ${found}.`, "Start Linekeeper, and check APP_URL and the proxy in front of it.");
}

/** Whether a host name has only private addresses, or none. */
async function isPrivate(hostname: string): Promise<boolean> {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  return found.every(({ address }) => PRIVATE.check(address, isIPv6(address) ? "ipv6" : "ipv4"));
}

async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `${(free / 1e9).toFixed(1)} GB is free in ${folder}.`;
  if (free > WARN_BELOW) return ok(text);
  const todo = "Free some space: PostgreSQL stops when the disk is full.";
  return free > FAIL_BELOW ? warn(text, todo) : fail(text, todo);
}
