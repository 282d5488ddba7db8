import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

const SAMPLE_EVERY_MS = 20;

/**
 * Reconciles with 10,000 numbers at the carrier and then with 100,000.
 * @param {{ databaseUrl: string, address: string, programs: string, environment: NodeJS.ProcessEnv }} product
 * @returns {Promise<{ seconds: number, growth: number, output: string }>} the time that 10,000 took, the memory that
 *   100,000 took relative to 10,000, and the command's output for 100,000
 */
export async function reconcileCost({ databaseUrl, address, programs, environment }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillCarrier(client, address, 10_000);
    const few = await reconcile(programs, environment);
    await fillCarrier(client, address, 100_000);
    const many = await reconcile(programs, environment);
    return { seconds: few.seconds, growth: many.megabytes / few.megabytes, output: many.output };
  } finally {
    await client.query("delete from local_carrier.numbers where sid like 'PN%'");
    await client.end();
  }
}

/**
 * Gives the carrier the numbers of our first lines, wired correctly, and one stray number per thousand.
 * @param {import("pg").Client} client @param {string} address @param {number} count
 */
async function fillCarrier(client, address, count) {
  await client.query(
    `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method, status_callback,
       voice_fallback_url)
     select carrier_number_id, number, 'Line', $1 || '/voice', 'POST', $1 || '/status', $1 || '/fallback'
     from phone_numbers where carrier = 'local' order by id limit $2
     on conflict do nothing`,
    [`${address}/carrier/local`, count],
  );
  await client.query(
    `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method)
     select 'PN' || md5(i::text), '+1999' || lpad(i::text, 7, '0'), 'Elsewhere', '', 'POST'
     from generate_series(1, $1::int) i on conflict do nothing`,
    [count / 1000],
  );
}

/**
 * Runs the command as an operator does, and samples its memory.
 * @param {string} programs @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<{ seconds: number, megabytes: number, output: string }>}
 */
async function reconcile(programs, environment) {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(programs, "linekeeper.mjs"), "reconcile"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let kilobytes = 0;
  const sampling = setInterval(() => {
    kilobytes = Math.max(kilobytes, peakMemory(child.pid));
  }, SAMPLE_EVERY_MS);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`linekeeper reconcile exited with ${code}.`);
  return { seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1024, output: output.trim() };
}

/** The peak memory of a process so far, in kilobytes; 0 if it has exited. @param {number | undefined} pid */
function peakMemory(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
