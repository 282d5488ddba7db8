import { defineConfig } from "vitest/config";
import base from "../../vitest.config";
import { SETS } from "./sets.mjs";

/** The tests of one set of mutated files. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: SETS[process.env.MUTATION_SET ?? ""]?.tests ?? [] },
});
