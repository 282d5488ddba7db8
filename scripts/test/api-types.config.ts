import { defineConfig } from "vitest/config";
import base from "../../vitest.config";

/** Writes the client's types anew; unlike other tests, it needs no database. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ["lib/api/client/schema.test.ts"], globalSetup: [], update: true },
});
