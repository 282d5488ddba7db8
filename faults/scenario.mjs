/**
 * A fault: what is done to the stack, and what must hold anyway. It reports violations to the world. Afterwards everything
 * is repaired, all work must end within a minute, and the laws are checked.
 *
 * `campaignOnly` names faster tests of the same guarantee, by file and title. `npm test` runs those and skips the fault.
 * A fault without it is the only test of its guarantee, so `npm test` plays it.
 * @typedef {{
 *   id: string,
 *   title: string,
 *   campaignOnly?: string[],
 *   run: (world: import("./world.mjs").World) => Promise<void>,
 * }} Scenario
 */

export {};
