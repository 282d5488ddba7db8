import { defineConfig } from "vitest/config";
import base from "../../vitest.config";
import { OVER_HTTP } from "./vitest.mjs";

/** Runs the tests of the API's contract against web servers of a finished build; `npm test` sets which one. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: OVER_HTTP,
    setupFiles: ["db/testing/fresh-process.ts", "scripts/test/over-http.ts"],
    sequence: { setupFiles: "list" },
  },
});
