import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "../scripts/stack/places.mjs";
import { freePort } from "../scripts/stack/ports.mjs";
import { WEB_NODE_OPTIONS } from "../scripts/stack/run-stack.mjs";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const FLOOR = path.join(ROOT, "bench/floor");
const STARTED_WITHIN_MS = 60_000;

/** @typedef {{ address: string, databaseUrl: string, supervisor: number, pids: Record<string, number>, environment: NodeJS.ProcessEnv, programs: string }} Product */

/** Receives a function that stops what is being started, before it is up. @typedef {(stop: () => Promise<void>) => void} OnStop */

/**
 * Builds and starts the console with everything it needs.
 * @param {string} folder
 * @param {OnStop} onStop
 * @returns {Promise<Product>}
 */
export async function startProduct(folder, onStop) {
  const child = spawn(process.execPath, [path.join(ROOT, "bench/stack.mjs"), folder, ".next-bench"], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  onStop(async () => {
    child.stdin.end();
    await ended;
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    new Promise((resolve) => lines.once("line", resolve)),
    ended.then(() => Promise.reject(new Error("The stack did not start."))),
  ]);
  return { ...JSON.parse(String(first)), supervisor: child.pid };
}

/**
 * Starts another web server for a running product, on the same database.
 * @param {Product} product
 * @param {OnStop} onStop
 * @param {Record<string, string>} [changes] variables that differ in its environment
 */
export async function startTwin(product, onStop, changes = {}) {
  const port = await freePort(4300);
  const server = spawn(
    process.execPath,
    [...WEB_NODE_OPTIONS, NEXT, "start", "-p", String(port), "-H", "127.0.0.1"],
    { cwd: ROOT, env: { ...product.environment, ...changes }, stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill();
    await ended;
  };
  onStop(stop);
  const address = `http://127.0.0.1:${port}`;
  await waitForAnswer(`${address}/api/health/live`);
  return { address, stop };
}

/** @param {string} url */
async function waitForAnswer(url) {
  const until = Date.now() + STARTED_WITHIN_MS;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (Date.now() > until) throw new Error(`${url} did not answer.`);
    await delay(100);
  }
}

/**
 * Builds and starts the floor: a bare Next application on the same database.
 * @param {{ databaseUrl: string, accountId: string }} data
 * @param {OnStop} onStop
 */
export async function startFloor({ databaseUrl, accountId }, onStop) {
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    FLOOR_ACCOUNT_ID: accountId,
  };
  const build = next(["build"], env);
  if ((await build.ended) !== 0) throw new Error("The floor's build failed.");
  const port = await freePort(4200);
  const server = next(["start", "-p", String(port), "-H", "127.0.0.1"], env, WEB_NODE_OPTIONS);
  onStop(async () => {
    server.child.kill();
    await server.ended;
  });
  const address = `http://127.0.0.1:${port}`;
  await waitForAnswer(address);
  return { address };
}

/**
 * Runs Next in the floor's folder; elsewhere it would pick up the console's files.
 * @param {string[]} args
 * @param {Omit<NodeJS.ProcessEnv, "NODE_ENV">} env
 * @param {string[]} [nodeOptions] the console's options, for a server that is measured
 */
function next(args, env, nodeOptions = []) {
  const child = spawn(process.execPath, [...nodeOptions, NEXT, ...args], {
    cwd: FLOOR,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, ended: new Promise((resolve) => child.once("exit", resolve)) };
}
