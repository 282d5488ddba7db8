/**
 * The stack that is measured, as a process of its own like `npm start`'s supervisor: prints what it runs as one line of
 * JSON and stops when its input ends. Beside the stack it runs what a browser never asks for: nothing.
 */
import { mkdirSync } from "node:fs";
import { ensureBuilt } from "../scripts/stack/build.mjs";
import { freePort } from "../scripts/stack/ports.mjs";
import { runStack } from "../scripts/stack/run-stack.mjs";

const [folder = "", nextFolder = ""] = process.argv.slice(2);
const OTHERS = [
  "DATABASE_URL",
  "APP_URL",
  "CARRIER",
  "LINEKEEPER_DATA_DIR",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
];

mkdirSync(folder, { recursive: true });
const actionsKey = Buffer.alloc(32, 7).toString("base64");
const { programs } = await ensureBuilt({ nextFolder, actionsKey, say: console.error });
const surroundings = Object.entries(process.env).filter(([name]) => !OTHERS.includes(name));
const stack = await runStack({
  folder,
  programs,
  nextFolder,
  base: {
    ...Object.fromEntries(surroundings),
    NODE_ENV: "production",
    PORT: String(await freePort(4100)),
    LOG_LEVEL: "warn",
    // Counted, and never reached.
    RATE_LIMIT_PER_MINUTE: "1000000",
  },
  say: console.error,
  postgresSettings: ["shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track_utility=off"],
});
console.log(
  JSON.stringify({
    address: stack.address,
    databaseUrl: stack.environment.DATABASE_URL,
    pids: stack.pids(),
    environment: stack.environment,
    programs,
  }),
);
process.stdin.resume();
process.stdin.once("end", async () => {
  await stack.stop();
  process.exit(0);
});
