import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../../vitest.config";
import { SETS } from "./sets.mjs";

const tests = SETS[process.env.MUTATION_SET ?? ""]?.tests ?? [];

/** Runs files in the set's order: the first ones notice most mutants, and the rest need not start then. */
class SetOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const position = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.sort((a, b) => position(a) - position(b));
  }
}

/** The tests of one set of mutated files. */
export default defineConfig({
  ...base,
  // Stryker activates mutants through the worker's globals and environment, so those must not be reset between files.
  test: { ...base.test, isolate: true, setupFiles: [], include: tests, sequence: { sequencer: SetOrder } },
});
