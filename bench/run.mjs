/**
 * `npm run bench`: measures the console with 100,000 lines against floors taken in the same run, prints each
 * measurement with its limit, and exits with 1 if any limit is missed. It uses its own data, ports and folders.
 */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "../scripts/stack/claim-folder.mjs";
import { ensureInstalled } from "../scripts/stack/install.mjs";
import { ROOT } from "../scripts/stack/places.mjs";
import { removePostgres } from "../scripts/stack/postgres.mjs";
import { textOf } from "../scripts/stack/start-error.mjs";
import { untilStopped } from "../scripts/stack/until-stopped.mjs";
import { record, round, summarize } from "./limits.mjs";
import { megabytes, pidOf, signal, withDescendants } from "./processes.mjs";

const FOLDER = path.join(ROOT, ".linekeeper-bench");
const IDLE_MEGABYTES = 700;
const WEB_MEGABYTES = 350;

await ensureInstalled();
const { startProduct, startFloor, startTwin } = await import("./servers.mjs");
const { fill, sessionHash } = await import("./fill.mjs");
const { buyOne, openBrowser, scriptBytes, signIn } = await import("./browser.mjs");
const { load } = await import("./load.mjs");
const { reconcileCost } = await import("./reconcile.mjs");
const { purchaseMilliseconds, writeMilliseconds } = await import("./api.mjs");
const { runProgram } = await import("../scripts/stack/run-stack.mjs");
const { queriesOf, searchPlans } = await import("./database.mjs");
const { consolePages } = await import("./pages.mjs");

/** Removes the data of this run, or of an interrupted one. */
async function clear() {
  if (!existsSync(FOLDER)) return;
  await claimFolder(FOLDER).endLeftovers();
  if (existsSync(path.join(FOLDER, "postgres-port"))) await removePostgres(FOLDER);
  rmSync(FOLDER, { recursive: true, force: true });
}

await untilStopped(async (onInterrupt) => {
  await clear();
  const stops = [clear];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each().catch((error) => console.error(textOf(error)));
  };
  onInterrupt(stop);
  /** @param {() => Promise<void>} each */
  const onStop = (each) => void stops.push(each);
  mkdirSync(FOLDER, { recursive: true });
  const product = await startProduct(FOLDER, onStop);
  const data = await fill(product.databaseUrl);
  const floor = await startFloor({ databaseUrl: product.databaseUrl, accountId: data.accountId }, onStop);
  const browser = await openBrowser();
  onStop(() => browser.close());
  await measure({ product, data, floor, browser, onStop });
  await stop();
  console.log("");
  process.exit(summarize() ? 0 : 1);
}, 130);

/**
 * @param {{
 *   product: import("./servers.mjs").Product,
 *   data: Awaited<ReturnType<typeof fill>>,
 *   floor: { address: string },
 *   browser: import("@playwright/test").Browser,
 *   onStop: import("./servers.mjs").OnStop,
 * }} parts
 */
async function measure({ product, data, floor, browser, onStop }) {
  console.log("\nMemory, idle (proportional set size)");
  const everything = withDescendants([product.supervisor]);
  record({
    what: "supervisor, web, worker, carrier, PostgreSQL",
    measured: megabytes(everything),
    unit: " MB",
    limit: IDLE_MEGABYTES,
  });

  const context = await signIn(browser, product.address, data);
  const pages = consolePages({ ...data.ids, order: await buyOne(context, data.accountId) });
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  /** @param {string} page */
  const open = async (page) => {
    const response = await fetch(product.address + page, { headers: { cookie }, redirect: "manual" });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${page} answered ${response.status}.`);
  };

  console.log("\nSearch among 100,000 lines, median, beside a bare query for the same lines");
  const plans = await searchPlans(FOLDER, product.databaseUrl, data.accountId);
  for (const [search, { milliseconds, bare, nodes }] of Object.entries(plans)) {
    record({ what: search, measured: milliseconds, unit: " ms", limit: 50 });
    console.log(`    bare query ${round(bare)} ms; ${nodes.join(" > ")}`);
  }

  console.log("\nQueries per page");
  // The worker sends queries of its own; pause it.
  const worker = pidOf(product.pids, "worker");
  const resume = async () => signal(worker, "SIGCONT");
  onStop(resume);
  signal(worker, "SIGSTOP");
  const queries = await queriesOf(
    product.databaseUrl,
    Object.fromEntries(pages.map((page) => [page.name, () => open(page.path)])),
  ).finally(resume);
  for (const [name, measured] of Object.entries(queries))
    record({ what: name, measured, unit: "", limit: 6 });

  console.log("\nClient JavaScript, compressed, relative to the bare page");
  const bare = await scriptBytes(context, floor.address);
  console.log(`  floor: ${round(bare / 1000)} KB`);
  for (const { name, path: page, kind } of pages) {
    const bytes = await scriptBytes(context, product.address + page);
    record({
      what: `${name} (${round(bytes / 1000)} KB)`,
      measured: bytes / bare,
      unit: "x",
      limit: kind === "form" ? 1.8 : 1.4,
    });
  }

  console.log("\nRequests per second");
  const command = ["keys", "create", "--name", "Bench"];
  const key = (await runProgram(product.programs, product.environment, command)).trim();
  const last = await lastCursor(product.address, key);
  const floorCookie = `floor=${await sessionHash(product.databaseUrl)}`;
  const loads = await load({
    floor: { url: `${floor.address}/list`, headers: { cookie: floorCookie } },
    first: { url: `${product.address}/numbers`, headers: { cookie } },
    last: { url: `${product.address}/numbers?cursor=${encodeURIComponent(last)}`, headers: { cookie } },
  });
  console.log(
    `  floor ${round(loads.floor.rate)}, first page ${round(loads.first.rate)}, last page ${round(loads.last.rate)}`,
  );
  record({
    what: "numbers page, rate relative to the floor",
    measured: loads.first.rate / loads.floor.rate,
    unit: "x",
    limit: 0.7,
    atLeast: true,
  });
  record({
    what: "last page, cost relative to the first page",
    measured: loads.first.rate / loads.last.rate,
    unit: "x",
    limit: 1.2,
  });

  // Measured apart from the pages, whose garbage would otherwise be collected during these requests.
  const lists = await load({
    floor: { url: `${floor.address}/lines`, headers: {} },
    api: {
      url: `${product.address}/v1/phone-numbers?limit=50`,
      headers: { authorization: `Bearer ${key}` },
    },
  });
  console.log(`\nThe API: floor ${round(lists.floor.rate)}, list of 50 lines ${round(lists.api.rate)}`);
  record({
    what: "list of 50 lines, rate relative to a bare route",
    measured: lists.api.rate / lists.floor.rate,
    unit: "x",
    limit: 0.7,
    atLeast: true,
  });
  record({
    what: "list of 50 lines, 99th percentile relative to a bare route",
    measured: lists.api.p99 / lists.floor.p99,
    unit: "x",
    limit: 1.8,
  });
  record({
    what: "share of a request spent on the rate limit",
    measured: 100 * (await limitShare(product, key, onStop)),
    unit: " %",
    limit: 15,
  });
  record({
    what: "attach or detach, median",
    measured: await writeMilliseconds({
      address: product.address,
      key,
      line: data.ids.line,
      bot: data.ids.bot,
    }),
    unit: " ms",
    limit: 25,
  });

  const purchase = await purchaseMilliseconds({
    address: product.address,
    key,
    parent: data.accountId,
    carrier: {
      url: product.environment.LOCAL_CARRIER_URL ?? "",
      account: product.environment.LOCAL_CARRIER_ACCOUNT ?? "",
      token: product.environment.LOCAL_CARRIER_TOKEN ?? "",
    },
  });
  console.log(
    `  provisioning ${round(purchase.whole)} ms, of which the carrier ${round(purchase.carrier)} ms`,
  );
  record({
    what: "provisioning without the carrier's share, median",
    measured: purchase.whole - purchase.carrier,
    unit: " ms",
    limit: 25,
  });

  console.log("\nReconciling with the carrier");
  const compared = await reconcileCost(product);
  console.log(`  ${compared.output.replaceAll("\n", ", ")}`);
  record({ what: "10,000 numbers", measured: compared.seconds, unit: " s", limit: 60 });
  record({
    what: "memory for 100,000 numbers relative to 10,000",
    measured: compared.growth,
    unit: "x",
    limit: 1.2,
  });

  console.log("\nMemory, after load");
  const web = withDescendants([pidOf(product.pids, "web")]);
  record({ what: "web server", measured: megabytes(web), unit: " MB", limit: WEB_MEGABYTES });
}

/**
 * The share of a request's time that rate limiting takes: a server that counts requests against one that does not.
 * @param {import("./servers.mjs").Product} product @param {string} key @param {import("./servers.mjs").OnStop} onStop
 */
async function limitShare(product, key, onStop) {
  const limited = await startTwin(product, onStop);
  const unlimited = await startTwin(product, onStop, { RATE_LIMIT_PER_MINUTE: "0" });
  /** @param {{ address: string }} server */
  const list = ({ address }) => ({
    url: `${address}/v1/phone-numbers?limit=50`,
    headers: { authorization: `Bearer ${key}` },
  });
  const { with: counted, without } = await load({ with: list(limited), without: list(unlimited) });
  await limited.stop();
  await unlimited.stop();
  return 1 - (counted?.rate ?? Number.NaN) / (without?.rate ?? Number.NaN);
}

/** The cursor of the list's last full page, found page by page. @param {string} address @param {string} key */
async function lastCursor(address, key) {
  let cursor = "";
  let lastFull = "";
  for (;;) {
    const query = new URLSearchParams({ limit: "50", sort: "name", ...(cursor ? { cursor } : {}) });
    const response = await fetch(`${address}/v1/phone-numbers?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { data: answer } = await response.json();
    if (answer.phoneNumbers.length === 50) lastFull = cursor;
    if (!answer.pagination.nextCursor) return lastFull;
    cursor = answer.pagination.nextCursor;
  }
}
