/** What a check found. `todo` says what to do, in one sentence; everything that is not well has it. */
export type Finding =
  | { level: "ok"; message: string }
  | { level: "warn" | "fail"; message: string; todo: string };

export const ok = (message: string): Finding => ({ level: "ok", message });
export const warn = (message: string, todo: string): Finding => ({ level: "warn", message, todo });
export const fail = (message: string, todo: string): Finding => ({ level: "fail", message, todo });

/** One look at the installation. What it throws counts as a failure. */
export interface Check {
  name: string;
  run: () => Promise<Finding>;
}

/** The findings of checks that were run, in their order. */
export interface Report {
  /** Whether nothing has failed; warnings do not count. */
  ok: boolean;
  checks: (Finding & { name: string })[];
}

/**
 * Runs checks one after the other: the later ones mean little where the first ones fail, but are run all the same.
 * @param sentenceOf what to say of an error
 */
export async function runChecks(checks: Check[], sentenceOf: (error: unknown) => string): Promise<Report> {
  const report: Report = { ok: true, checks: [] };
  for (const { name, run } of checks) {
    const finding = await run().catch((error: unknown) =>
      fail(
        sentenceOf(error).split("\n").join(" "),
        "Put right what is said above, then run the doctor again.",
      ),
    );
    report.checks.push({ name, ...finding });
    if (finding.level === "fail") report.ok = false;
  }
  return report;
}

/** The report for people: one line a check, and below it what to do. */
export function printReport({ checks }: Report): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map((check) => {
      const line = `${check.level.toUpperCase().padEnd(5)} ${check.name.padEnd(width)}  ${check.message}`;
      return check.level === "ok" ? line : `${line}\n${" ".repeat(width + 8)}→ ${check.todo}`;
    })
    .join("\n");
}
