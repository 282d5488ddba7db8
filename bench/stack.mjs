/**
 * The measured stack, in its own process like the supervisor of `npm start`: prints a description of the stack as one
 * line of JSON, and stops when its standard input ends.
 */
import { mkdirSync } from "node:fs";
import { ensureBuilt } from "../scripts/stack/build.mjs";
import { CARRIER_VARIABLES } from "../scripts/stack/environment.mjs";
import { freePort } from "../scripts/stack/ports.mjs";
import { runStack } from "../scripts/stack/run-stack.mjs";

const [folder = "", nextFolder = ""] = process.argv.slice(2);
/** Variables that are removed from the environment because they would change what is measured. */
const REMOVED_VARIABLES = [
  "DATABASE_URL",
  "APP_URL",
  "LINEKEEPER_DATA_DIR",
  "LINEKEEPER_NOW",
  "NODE_OPTIONS",
  ...CARRIER_VARIABLES,
];

mkdirSync(folder, { recursive: true });
const actionsKey = Buffer.alloc(32, 7).toString("base64");
const { programs } = await ensureBuilt({ nextFolder, actionsKey, say: console.error });
const inherited = Object.entries(process.env).filter(([name]) => !REMOVED_VARIABLES.includes(name));
const stack = await runStack({
  folder,
  programs,
  nextFolder,
  base: {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    PORT: String(await freePort(4100)),
    LOG_LEVEL: "warn",
    // Requests are counted, but the limit is never reached.
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
