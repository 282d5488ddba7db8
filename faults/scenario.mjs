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
    import("./scenarios/f03-answer-lost-after-purchase.mjs"),
  ]);
  return modules.map((module) => module.default);
}
