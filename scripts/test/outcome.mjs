/**
 * The result of a stage. `output` is shown if something failed.
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 */

/**
 * Registers something to stop if the run is interrupted.
 * @typedef {(stop: () => Promise<void>) => void} OnStop
 */

export {};
