/**
 * Files to mutate, and the tests that judge them. To keep runs short, a set contains only tests that touch its files,
 * quick ones first. The first sets take moments; the last ones buy numbers.
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
    mutate: ["lib/domain/orders/rules.ts", "lib/domain/numbers/rules.ts", "lib/domain/reconcile/rules.ts"],
    tests: [
      "lib/domain/orders/rules.test.ts",
      "lib/domain/numbers/rules.test.ts",
      "lib/domain/reconcile/rules.test.ts",
    ],
  },
  lines: {
    mutate: filesOf(
      "lib/domain/numbers",
      "attach-number detach-number update-number-and-bot migrate-number language-mismatch",
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
    mutate: filesOf("lib/domain/orders", "choose-number buy-number find-purchase"),
    tests: testsOf("choose-number buy-number outcome faults"),
  },
  wiring: {
    mutate: filesOf("lib/domain/orders", "wire-number check-wiring insert-line give-back-number"),
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
