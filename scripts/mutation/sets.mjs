/**
 * What is mutated, and by which tests it is judged. A set has the tests that touch its files and no others, so that a
 * run ends in reasonable time, the quick ones first; the first sets need a moment, the last ones buy numbers.
 * @typedef {{ mutate: string[], tests: string[] }} MutationSet
 */

/** @param {string} folder @param {string} names */
const filesOf = (folder, names) => names.split(" ").map((name) => `${folder}/${name}.ts`);

/** @param {string} names */
function testsOf(names) {
  return names.split(" ").map((name) => `lib/domain/orders/${name}.test.ts`);
}

/** @type {Record<string, MutationSet>} */
export const SETS = {
  permissions: {
    mutate: ["lib/constants/permissions.ts", "lib/context.ts", "lib/domain/scope.ts"],
    tests: ["lib/constants/permissions.test.ts", "lib/context.test.ts", "lib/domain/scope.test.ts"],
  },
  rules: {
    mutate: ["lib/domain/orders/rules.ts", "lib/domain/numbers/rules.ts", "lib/domain/carrier/rules.ts"],
    tests: [
      "lib/domain/orders/rules.test.ts",
      "lib/domain/numbers/rules.test.ts",
      "lib/domain/carrier/rules.test.ts",
    ],
  },
  lines: {
    mutate: filesOf(
      "lib/domain/numbers",
      "attach-number switch-bot detach-number assign-number connect-bot migrate-number language-mismatch",
    ),
    tests: [
      "lib/domain/numbers/attachment.test.ts",
      "lib/domain/numbers/attach-and-detach.test.ts",
      "lib/domain/numbers/update-number.test.ts",
      "lib/domain/numbers/migrate-number.test.ts",
      "lib/domain/numbers/verbs.test.ts",
    ],
  },
  buying: {
    mutate: filesOf("lib/domain/orders", "choose-number buy-number look-up-purchase"),
    tests: testsOf("choose-number buy-number outcome faults"),
  },
  wiring: {
    mutate: filesOf("lib/domain/orders", "wire-number check-wiring keep-line give-back-number"),
    tests: testsOf("wire-number give-back-number outcome stopped"),
  },
  asking: {
    mutate: filesOf("lib/domain/orders", "start-order insert-order finish-order release-order"),
    tests: testsOf("start-order outcome stopped provision-number two-purchases"),
  },
  moving: {
    mutate: filesOf("lib/domain/orders", "lease advance-order"),
    tests: testsOf("outcome buy-number stopped faults"),
  },
};
