/**
 * A fault: what is done to the stack, and what must be true all the same. Whatever it finds broken it says to the world;
 * afterwards everything is healed, has to come to its end within a minute, and the laws are checked.
 * @typedef {{
 *   id: string,
 *   title: string,
 *   run: (world: import("./world.mjs").World) => Promise<void>,
 * }} Scenario
 */

/** Every fault, in the order of the table. @returns {Promise<Scenario[]>} */
export async function allScenarios() {
  const modules = await Promise.all([
    import("./scenarios/f01-crash-after-purchase.mjs"),
    import("./scenarios/f02-crash-before-purchase.mjs"),
    import("./scenarios/f02b-purchase-arrives-after-the-end.mjs"),
    import("./scenarios/f03-answer-lost-after-purchase.mjs"),
    import("./scenarios/f04-reset-before-processing.mjs"),
    import("./scenarios/f05-too-many-requests.mjs"),
    import("./scenarios/f06-server-error.mjs"),
    import("./scenarios/f07-no-stock.mjs"),
    import("./scenarios/f08-sold-meanwhile.mjs"),
    import("./scenarios/f09-account-refused.mjs"),
    import("./scenarios/f09b-stopped-purchase.mjs"),
    import("./scenarios/f10-nonsense.mjs"),
    import("./scenarios/f11a-connections-cut.mjs"),
    import("./scenarios/f11b-database-restarted.mjs"),
    import("./scenarios/f11c-read-only.mjs"),
    import("./scenarios/f11d-one-connection.mjs"),
    import("./scenarios/f12-serialization-failures.mjs"),
    import("./scenarios/f13-attach-at-once.mjs"),
    import("./scenarios/f14-migrate-while-attaching.mjs"),
    import("./scenarios/f15-release-while-attaching.mjs"),
    import("./scenarios/f15b-quarantine.mjs"),
    import("./scenarios/f16-eleventh-number.mjs"),
    import("./scenarios/f17-double-submit.mjs"),
    import("./scenarios/f18-one-key-twenty-times.mjs"),
    import("./scenarios/f19-key-with-other-body.mjs"),
    import("./scenarios/f20-replay-after-restart.mjs"),
    import("./scenarios/f21-old-key.mjs"),
    import("./scenarios/f22-wrong-clocks.mjs"),
    import("./scenarios/f23-zombie-worker.mjs"),
    import("./scenarios/f24-stray.mjs"),
    import("./scenarios/f25-lost.mjs"),
    import("./scenarios/f26-drift.mjs"),
    import("./scenarios/f27-release-answer-lost.mjs"),
    import("./scenarios/f30-rolling-restart.mjs"),
    import("./scenarios/f32-poison-job.mjs"),
    import("./scenarios/k1-kill-purchase-web.mjs"),
    import("./scenarios/k2-kill-purchase-worker.mjs"),
    import("./scenarios/k3-kill-release.mjs"),
    import("./scenarios/k4-kill-migrate.mjs"),
    import("./scenarios/k5-kill-reconcile.mjs"),
  ]);
  return modules.map((module) => module.default);
}
