import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../../vitest.config";
import { SETS } from "./sets.mjs";

const tests = SETS[process.env.MUTATION_SET ?? ""]?.tests ?? [];

/** The files in the set's order: most mutants are noticed by the first, and the others are then not begun. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.sort((a, b) => place(a) - place(b));
  }
}

/** The tests of one set of mutated files. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: tests, sequence: { sequencer: InOrder } },
});
