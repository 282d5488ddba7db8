import { defineConfig } from "@playwright/test";

const PICTURES = "ui/pictures.spec.ts";
const CARRIER_DOWN = "ui/carrier-down.spec.ts";
const DATABASE_GONE = "ui/database-gone.spec.ts";

/** Browser tests against a running stack. `npm test` starts one and sets `E2E_BASE_URL`. */
export default defineConfig({
  testDir: "e2e",
  // In sequence: screenshots of the untouched demo come first, tests that disturb the whole stack come last.
  projects: [
    { name: "pictures", testMatch: PICTURES },
    {
      name: "journeys",
      testMatch: "ui/*.spec.ts",
      testIgnore: [PICTURES, CARRIER_DOWN, DATABASE_GONE],
      dependencies: ["pictures"],
    },
    { name: "carrier", testMatch: CARRIER_DOWN, dependencies: ["journeys"] },
    { name: "database", testMatch: DATABASE_GONE, dependencies: ["carrier"] },
  ],
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  // A second try tells a slow machine from a defect. `npm test` names each test that needed one at its end.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: "en-US",
    timezoneId: "America/Chicago",
    viewport: { width: 1280, height: 860 },
    // Traces take a quarter of the run's time. Set `E2E_TRACE=1` to debug a failure.
    trace: process.env.E2E_TRACE ? "on" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.E2E_BROWSER ? { executablePath: process.env.E2E_BROWSER } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-software-rasterizer",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
