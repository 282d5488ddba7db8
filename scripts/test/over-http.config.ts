import { defineConfig } from "vitest/config";
import base from "../../vitest.config";
import { OVER_HTTP } from "./vitest.mjs";

/** The tests of the API's contract, but on web servers of a finished build; `npm test` says which build. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: OVER_HTTP, setupFiles: ["scripts/test/over-http.ts"] },
});
