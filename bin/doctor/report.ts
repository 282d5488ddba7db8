/** What a check found. Every problem has a `todo`: one sentence that says what to do. */
export type Finding =
  | { level: "ok"; message: string }
  | { level: "warn" | "fail"; message: string; todo: string };

export const ok = (message: string): Finding => ({ level: "ok", message });
export const warn = (message: string, todo: string): Finding => ({ level: "warn", message, todo });
export const fail = (message: string, todo: string): Finding => ({ level: "fail", message, todo });

/** One check of the installation. Throwing counts as a failure. */
export interface Check {
  name: string;
  run: () => Promise<Finding>;
}

/** The findings of all checks, in order. */
export interface Report {
  /** Whether nothing failed. Warnings do not count. */
  ok: boolean;
  checks: (Finding & { name: string })[];
}

/**
 * Runs checks one after the other. All of them run, even though later ones mean little after an early failure.
 * @param failureOf turns an error into a finding
 */
export async function runChecks(checks: Check[], failureOf: (error: unknown) => Finding): Promise<Report> {
  const report: Report = { ok: true, checks: [] };
  for (const { name, run } of checks) {
    const finding = await run().catch(failureOf);
    report.checks.push({ name, ...finding });
    if (finding.level === "fail") report.ok = false;
  }
  return report;
}

/** The report as text: one line per check, and below each problem what to do. */
export function printReport({ checks }: Report): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map((check) => {
      const line = `${check.level.toUpperCase().padEnd(5)} ${check.name.padEnd(width)}  ${check.message}`;
      return check.level === "ok" ? line : `${line}\n${" ".repeat(width + 8)}→ ${check.todo}`;
    })
    .join("\n");
}
