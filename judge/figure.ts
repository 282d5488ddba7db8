/** What one figure has to reach. Shares are of its cases. */
export type Gate =
  | { of: "right"; atLeast: number }
  | { of: "wrong"; atMost: number }
  /** A number of cases, not a share. */
  | { of: "wrong"; atMostCases: number };

/** How a kind of cases went. What is neither right nor wrong was asked back or handed over. */
export interface Figure {
  name: string;
  cases: number;
  right: number;
  wrong: number;
  /** Without gates a figure is shown only. */
  gates: Gate[];
  /** What was wrong and what was neither, to be read by whoever mends it. */
  examples: string[];
}

/** Cases that nothing can answer yet. */
export interface NotJudged {
  name: string;
  cases: number;
  /** The part of the receptionist that is missing. */
  needs: string;
}

/** Counts how cases went. */
export function tally<Case>(
  name: string,
  cases: readonly Case[],
  gates: Gate[],
  judge: (one: Case) => { is: "right" | "wrong" | "neither"; example?: string },
): Figure {
  const results = cases.map(judge);
  return {
    name,
    cases: cases.length,
    right: results.filter(({ is }) => is === "right").length,
    wrong: results.filter(({ is }) => is === "wrong").length,
    gates,
    examples: (["wrong", "neither"] as const).flatMap((kind) =>
      results.flatMap(({ is, example }) => (is === kind && example ? [example] : [])),
    ),
  };
}

/** Whether a figure passes a gate. */
export function passes(figure: Figure, gate: Gate): boolean {
  if ("atMostCases" in gate) return figure.wrong <= gate.atMostCases;
  const share = figure[gate.of] / figure.cases;
  return "atLeast" in gate ? share >= gate.atLeast : share <= gate.atMost;
}

/** A figure in one line, each of its gates with whether it passes. */
export function describeFigure(figure: Figure): string {
  const { name, cases, right, wrong } = figure;
  const percent = (count: number) => `${((100 * count) / cases).toFixed(1)} %`;
  const gates = figure.gates.map((gate) => {
    const limit =
      "atMostCases" in gate
        ? `wrong at most ${gate.atMostCases}`
        : "atLeast" in gate
          ? `right at least ${Number((100 * gate.atLeast).toFixed(1))} %`
          : `wrong at most ${Number((100 * gate.atMost).toFixed(1))} %`;
    return `${limit}: ${passes(figure, gate) ? "passed" : "MISSED"}`;
  });
  const shares = `right ${percent(right)}, wrong ${percent(wrong)}, neither ${percent(cases - right - wrong)}`;
  return `${name} (${cases}): ${shares}; ${gates.join("; ") || "no gate"}`;
}
