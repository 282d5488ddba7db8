/** `npm run dev`: the stack with a web server that reloads on change. Data in `.linekeeper-dev`, or LINEKEEPER_DATA_DIR. */
import { spawn } from "node:child_process";
import { ensureInstalled } from "./stack/install.mjs";
import { dataFolder, ROOT } from "./stack/places.mjs";

process.env.LINEKEEPER_DATA_DIR ||= ".linekeeper-dev";
ensureInstalled();
const [{ buildPrograms }, { runStack, runProgram }, { writePrivately }] = await Promise.all([
  import("./stack/build.mjs"),
  import("./stack/run-stack.mjs"),
  import("./stack/secrets.mjs"),
]);
const folder = dataFolder();
const programs = await buildPrograms("dist/dev");
const stack = await runStack({ folder, programs, nextFolder: ".next-dev", web: "none" });
console.log(await runProgram(programs, stack.environment, ["demo", "--file", `${folder}/sign-in.json`]));
writePrivately(`${folder}/environment.json`, JSON.stringify(stack.environment));
const web = spawn(
  process.execPath,
  ["node_modules/next/dist/bin/next", "dev", "-p", String(stack.environment.PORT)],
  {
    cwd: ROOT,
    env: { ...stack.environment, NODE_ENV: "development" },
    stdio: "inherit",
  },
);
let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  web.kill();
  await stack.stop();
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
web.on("close", () => void stop());
