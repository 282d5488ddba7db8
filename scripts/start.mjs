/**
 * `npm start`: installs packages, builds what changed, starts everything, and prints the address and sign-ins.
 * Uses plain Node until the packages are installed. `--empty` starts without demo data.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { claimFolder } from "./stack/claim-folder.mjs";
import { claimWebPort, isTrial, requireSecrets, trialNotice } from "./stack/environment.mjs";
import { ensureInstalled } from "./stack/install.mjs";
import { requireNode } from "./stack/node-version.mjs";
import { dataFolder, nextFolderOf } from "./stack/places.mjs";
import { StartError } from "./stack/start-error.mjs";
import { untilStopped } from "./stack/until-stopped.mjs";

await untilStopped(async (onStop) => {
  requireNode();
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== "--empty");
  if (unknown) throw new StartError(`Unknown option ${unknown}. npm start takes only --empty.`);
  requireSecrets(process.env);
  const folder = dataFolder();
  const claim = claimFolder(folder);
  onStop(async () => claim.drop());
  await claim.endLeftovers();
  // Check PORT before installing and building, so that a taken port is reported at once.
  (await claimWebPort(process.env, () => {})).release();
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
  // Demo data buys numbers, for which a real carrier would charge.
  if (!options.includes("--empty") && isTrial(stack.environment))
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
    console.log(`\nThis list is also in ${signIns}.`);
  } else console.log(`Open ${address} to create the first account, or sign in.`);
  const notice = trialNotice(environment);
  if (notice) console.log(notice);
  console.log("Ctrl-C stops everything.\n");
}
