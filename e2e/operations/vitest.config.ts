import { defineConfig } from "vitest/config";

/** Tests that start and operate whole installations from a finished build; `npm test` provides the build and folders. */
export default defineConfig({
  test: {
    root: "e2e/operations",
    include: ["**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
