import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "../stack/places.mjs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * A Chromium to test with: Playwright's own, the system's, one that Playwright installs, or, as root on Debian, the
 * system's package.
 * @returns {{ ok: true, path: string } | { ok: false, reason: string }}
 */
export function findBrowser() {
  const present = [playwrightsOwn(), ...SYSTEM].find((file) => file && existsSync(file));
  if (present) return { ok: true, path: present };
  console.log("No Chromium was found; installing one …");
  spawnSync(
    process.execPath,
    [path.join(ROOT, "node_modules/@playwright/test/cli.js"), "install", "chromium"],
    { cwd: ROOT, stdio: "ignore", timeout: 180_000 },
  );
  const installed = playwrightsOwn();
  if (installed && existsSync(installed)) return { ok: true, path: installed };
  if (process.getuid?.() === 0) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", timeout: 180_000 });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "ignore", timeout: 300_000 });
    const packaged = SYSTEM.find((file) => existsSync(file));
    if (packaged) return { ok: true, path: packaged };
  }
  return {
    ok: false,
    reason:
      "The journeys need a browser. Install Chromium (on Debian: apt-get install chromium), or run npx playwright install chromium.",
  };
}

function playwrightsOwn() {
  try {
    const require = createRequire(path.join(ROOT, "package.json"));
    /** @type {{ chromium: { executablePath: () => string } }} */
    const { chromium } = require("@playwright/test");
    return chromium.executablePath();
  } catch {
    return null;
  }
}
