/**
 * `npm start`: installs what is missing, builds what changed, starts everything, prints the address and a sign-in.
 * Plain Node until the packages are there. `--empty` starts without demo data.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./stack/install.mjs";
import { dataFolder } from "./stack/places.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Linekeeper needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** @type {import("./stack/run-stack.mjs").Stack | undefined} */
let stack;
let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  console.log("\nStopping …");
  await stack?.stop();
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

try {
  ensureInstalled();
  const [{ ensureBuilt }, { runStack, runProgram }, { readSecrets }] = await Promise.all([
    import("./stack/build.mjs"),
    import("./stack/run-stack.mjs"),
    import("./stack/secrets.mjs"),
  ]);
  const folder = dataFolder();
  const { programs, nextFolder } = await ensureBuilt({
    actionsKey:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||
      readSecrets(folder).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  });
  console.log("Starting …");
  stack = await runStack({ folder, programs, nextFolder });
  const signIns = path.join(folder, "sign-in.json");
  if (!process.argv.includes("--empty"))
    await runProgram(programs, stack.environment, ["demo", "--file", signIns]);
  printWelcome(stack.address, signIns);
  stack.databaseEnded?.then(() => {
    if (stopping) return;
    console.error("PostgreSQL ended. Start again: what was committed is kept.");
    void stop();
  });
} catch (error) {
  console.error(error instanceof Error && error.constructor.name === "StartError" ? error.message : error);
  await stack?.stop();
  process.exit(1);
}

/** @param {string} address @param {string} signIns */
function printWelcome(address, signIns) {
  console.log(`\nLinekeeper runs at ${address}\n`);
  if (existsSync(signIns)) {
    /** @type {{ email: string, password: string, what: string }[]} */
    const users = JSON.parse(readFileSync(signIns, "utf8"));
    for (const user of users) console.log(`  ${user.email.padEnd(32)} ${user.password}   ${user.what}`);
    console.log(`\nThe same list is kept in ${signIns}.`);
  } else console.log(`Open ${address} to create the first account, or sign in.`);
  console.log(
    "No real calls, no charges: the carrier is the local one unless CARRIER says otherwise. Ctrl-C stops.\n",
  );
}
