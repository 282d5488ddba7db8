import { defineConfig } from "vitest/config";

/** Tests of starting and operating whole installations, on a finished build; `npm test` says which and where. */
export default defineConfig({
  test: {
    root: "e2e/operations",
    include: ["**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
