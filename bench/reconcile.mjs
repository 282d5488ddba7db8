import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

const LOOK_EVERY_MS = 20;

/**
 * Compares the carrier's list with ours, first with 10,000 numbers at the carrier and then with 100,000.
 * @param {{ databaseUrl: string, address: string, programs: string, environment: NodeJS.ProcessEnv }} product
 * @returns {Promise<{ seconds: number, growth: number, said: string }>} how long 10,000 took, how many times the memory
 *   100,000 took, and what the command said of those
 */
export async function reconcileCost({ databaseUrl, address, programs, environment }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await hold(client, address, 10_000);
    const few = await reconcile(programs, environment);
    await hold(client, address, 100_000);
    const many = await reconcile(programs, environment);
    return { seconds: few.seconds, growth: many.megabytes / few.megabytes, said: many.said };
  } finally {
    await client.query("delete from local_carrier.numbers where sid like 'PN%'");
    await client.end();
  }
}

/**
 * Lets the carrier hold the first lines, wired as ours are, and one number in a thousand that nobody here knows.
 * @param {import("pg").Client} client @param {string} address @param {number} count
 */
async function hold(client, address, count) {
  await client.query(
    `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method)
     select carrier_number_id, number, 'Line', $1, 'POST' from phone_numbers where carrier = 'local' order by id limit $2
     on conflict do nothing`,
    [`${address}/carrier/twilio/voice`, count],
  );
  await client.query(
    `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method)
     select 'PN' || md5(i::text), '+1999' || lpad(i::text, 7, '0'), 'Elsewhere', '', 'POST'
     from generate_series(1, $1::int) i on conflict do nothing`,
    [count / 1000],
  );
}

/**
 * Runs the command as an operator does, and keeps an eye on its memory.
 * @param {string} programs @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<{ seconds: number, megabytes: number, said: string }>}
 */
async function reconcile(programs, environment) {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(programs, "linekeeper.mjs"), "reconcile"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let kilobytes = 0;
  const looking = setInterval(() => {
    kilobytes = Math.max(kilobytes, highWater(child.pid));
  }, LOOK_EVERY_MS);
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error("The comparison was not finished.");
  return { seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1024, said: said.trim() };
}

/** The most memory that a process has had so far, in kilobytes. @param {number | undefined} pid */
function highWater(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
