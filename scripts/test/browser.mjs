import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "../stack/places.mjs";
import { run } from "../stack/run-node.mjs";
import { tool } from "./tools.mjs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds a Chromium for the journeys: Playwright's or the system's. Otherwise installs one with Playwright or, as root on
 * Debian, with apt-get.
 * @returns {Promise<{ ok: true, path: string } | { ok: false, reason: string }>}
 */
export async function findBrowser() {
  const present = find();
  if (present) return { ok: true, path: present };
  console.log("No Chromium was found; installing one …");
  await attempt(process.execPath, [tool("@playwright/test/cli.js"), "install", "chromium"], 180_000);
  if (!find() && process.getuid?.() === 0) {
    await attempt("apt-get", ["update", "-qq"], 180_000);
    await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], 300_000);
  }
  const installed = find();
  if (installed) return { ok: true, path: installed };
  return {
    ok: false,
    reason:
      "The journeys need a browser. Install Chromium (on Debian: apt-get install chromium), or run npx playwright install --with-deps chromium.",
  };
}

function find() {
  return [playwrightBrowser(), ...SYSTEM_BROWSERS].find((file) => file && existsSync(file));
}

/** Runs a command, and kills it after some time. Its failure is ignored. @param {string} command @param {string[]} args @param {number} withinMs */
async function attempt(command, args, withinMs) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  let pid = 0;
  const timer = setTimeout(() => pid && process.kill(-pid, "SIGKILL"), withinMs);
  await run(command, args, { env, onStart: (started) => (pid = started) }).catch(() => {});
  clearTimeout(timer);
}

/** Where Playwright's own browser is, if it is installed. */
function playwrightBrowser() {
  try {
    const require = createRequire(path.join(ROOT, "package.json"));
    /** @type {{ chromium: { executablePath: () => string } }} */
    const { chromium } = require("@playwright/test");
    return chromium.executablePath();
  } catch {
    return null;
  }
}
