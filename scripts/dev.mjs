/**
 * `npm run dev`: runs the stack and reloads web server, worker and local carrier when their sources change. Data is in
 * `.linekeeper-dev` or LINEKEEPER_DATA_DIR. Secrets are created there even if DATABASE_URL is set.
 */
import { spawn } from "node:child_process";
import path from "node:path";
import { isTrial } from "./stack/environment.mjs";
import { ensureInstalled } from "./stack/install.mjs";
import { requireNode } from "./stack/node-version.mjs";
import { dataFolder, ROOT } from "./stack/places.mjs";
import { endGroup } from "./stack/processes.mjs";
import { untilStopped } from "./stack/until-stopped.mjs";

await untilStopped(async (onStop) => {
  requireNode();
  await ensureInstalled();
  const [{ watchPrograms }, { runStack, runProgram }] = await Promise.all([
    import("./stack/build.mjs"),
    import("./stack/run-stack.mjs"),
  ]);
  const folder = dataFolder(process.env.LINEKEEPER_DATA_DIR || ".linekeeper-dev");
  /** @type {import("./stack/run-stack.mjs").Stack | undefined} */
  let stack;
  const programs = await watchPrograms("dist/dev", () => void stack?.restart(["worker", "local carrier"]));
  onStop(programs.stop);
  stack = await runStack({ folder, programs: programs.folder, nextFolder: ".next-dev", web: "none", onStop });
  // Demo data buys numbers, for which a real carrier would charge.
  if (isTrial(stack.environment))
    console.log(
      await runProgram(programs.folder, stack.environment, ["demo", "--file", `${folder}/sign-in.json`]),
    );
  const web = spawn(
    process.execPath,
    [path.join(ROOT, "node_modules/next/dist/bin/next"), "dev", "-p", String(stack.environment.PORT)],
    { cwd: ROOT, env: { ...stack.environment, NODE_ENV: "development" }, detached: true, stdio: "inherit" },
  );
  onStop(async () => {
    if (web.pid) await endGroup(web.pid, 5_000);
  });
  web.once("close", () => process.kill(process.pid, "SIGTERM"));
});
