/**
 * `npm start`: installs what is missing, builds what changed, starts everything, prints the address and a sign-in.
 * Plain Node until the packages are there. `--empty` starts without demo data.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "./stack/claim-folder.mjs";
import { requireSecrets, webPort } from "./stack/environment.mjs";
import { ensureInstalled } from "./stack/install.mjs";
import { requireNode } from "./stack/node-version.mjs";
import { dataFolder, nextFolderOf } from "./stack/places.mjs";
import { StartError } from "./stack/start-error.mjs";
import { untilStopped } from "./stack/until-stopped.mjs";

await untilStopped(async (onStop) => {
  requireNode();
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== "--empty");
  if (unknown) throw new StartError(`npm start knows --empty, but not ${unknown}.`);
  requireSecrets(process.env);
  const folder = dataFolder();
  const claim = claimFolder(folder);
  onStop(async () => claim.drop());
  await claim.endLeftovers();
  // Before installing and building: whoever named a port that is taken wants to know at once.
  await webPort(process.env, () => {});
  await ensureInstalled();
  const [{ ensureBuilt }, { runStack, runProgram }, { readSecrets }] = await Promise.all([
    import("./stack/build.mjs"),
    import("./stack/run-stack.mjs"),
    import("./stack/secrets.mjs"),
  ]);
  const { programs, nextFolder } = await ensureBuilt({
    nextFolder: nextFolderOf(process.env),
    actionsKey:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||
      readSecrets(folder).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  });
  console.log("Starting …");
  const stack = await runStack({ folder, claim, programs, nextFolder, onStop });
  const signIns = path.join(folder, "sign-in.json");
  // Demo data buys numbers, which a real carrier would charge for.
  if (!options.includes("--empty") && stack.environment.CARRIER === "local")
    await runProgram(programs, stack.environment, ["demo", "--file", signIns]);
  printWelcome(stack, signIns);
});

/** @param {import("./stack/run-stack.mjs").Stack} stack @param {string} signIns */
function printWelcome({ address, environment }, signIns) {
  console.log(`\nLinekeeper runs at ${address}\n`);
  if (existsSync(signIns)) {
    /** @type {{ email: string, password: string, what: string }[]} */
    const users = JSON.parse(readFileSync(signIns, "utf8"));
    for (const user of users) console.log(`  ${user.email.padEnd(32)} ${user.password}   ${user.what}`);
    console.log(`\nThe same list is kept in ${signIns}.`);
  } else console.log(`Open ${address} to create the first account, or sign in.`);
  if (environment.CARRIER === "local")
    console.log("The carrier is the local one: no real calls, no charges.");
  console.log("Ctrl-C stops everything.\n");
}
