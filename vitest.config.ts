import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": path.resolve(import.meta.dirname) },
  },
  test: {
    include: ["{app,components,lib,db,scripts,bin,judge}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/testing/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: "forks",
    // Test files share workers. The setup file resets them to the state of a new process.
    isolate: false,
    setupFiles: ["db/testing/fresh-process.ts"],
    maxWorkers: 2,
  },
});
