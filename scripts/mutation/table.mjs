/**
 * @typedef {{ status: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }} Mutant
 * @typedef {{ file: string, mutants: Mutant[], killed: number, timeouts: number, survived: number, uncovered: number }} FileResult
 */

/**
 * Counts the mutants of each file in Stryker's report.
 * @param {{ files: Record<string, { mutants: Mutant[] }> }} report
 * @returns {FileResult[]}
 */
export function countByFile(report) {
  return Object.entries(report.files).map(([file, { mutants }]) => {
    const count = (/** @type {string} */ status) => mutants.filter((each) => each.status === status).length;
    return {
      file,
      mutants,
      killed: count("Killed") + count("RuntimeError"),
      timeouts: count("Timeout"),
      survived: count("Survived"),
      uncovered: count("NoCoverage"),
    };
  });
}

/** The share of mutants that the tests noticed, in percent with one decimal. @param {FileResult[]} results */
export function scoreOf(results) {
  const sum = (/** @type {(result: FileResult) => number} */ of) =>
    results.reduce((total, result) => total + of(result), 0);
  const noticed = sum((result) => result.killed + result.timeouts);
  const all = noticed + sum((result) => result.survived + result.uncovered);
  return all === 0 ? 0 : Math.round((noticed / all) * 1000) / 10;
}

/** The results of all files as the lines of a Markdown table. @param {FileResult[]} results */
export function tableOf(results) {
  const row = (/** @type {string} */ name, /** @type {FileResult[]} */ of) => {
    const sum = (/** @type {"killed" | "timeouts" | "survived" | "uncovered"} */ key) =>
      of.reduce((total, result) => total + result[key], 0);
    const cells = [sum("killed"), sum("timeouts"), sum("survived"), sum("uncovered"), `${scoreOf(of)} %`];
    return `| ${name} | ${cells.join(" | ")} |`;
  };
  return [
    "| file | killed | timeouts | survived | no coverage | score |",
    "| --- | --- | --- | --- | --- | --- |",
    ...results.map((result) => row(`\`${result.file}\``, [result])),
    row("**total**", results),
  ];
}

/** One line for each mutant that no test noticed. @param {FileResult[]} results */
export function survivorsOf(results) {
  return results.flatMap(({ file, mutants }) =>
    mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(
        ({ status, mutatorName, replacement = "", location }) =>
          `${status} ${file}:${location.start.line} ${mutatorName} → ${replacement.replaceAll(/\s+/g, " ")}`,
      ),
  );
}
