import type { Env } from "@/lib/env";
import { sentenceOf } from "../sentence-of";
import { clockCheck } from "./clock-check";
import { databaseChecks } from "./database-checks";
import { placeChecks } from "./place-checks";
import { printReport, runChecks } from "./report";

/**
 * Looks at everything that an installation needs, and says of each what to do.
 * @param readEnvironment throws for an environment that is not complete
 * @returns what to print, and the exit code: 1 when something has failed
 */
export async function examine(
  options: { json: boolean; actionsKey: string | undefined },
  readEnvironment: () => Env,
): Promise<{ text: string; code: 0 | 1 }> {
  const { json, actionsKey } = options;
  const checks = () => {
    const env = readEnvironment();
    return [...databaseChecks(), ...placeChecks(env, actionsKey), clockCheck(env)];
  };
  const report = await runChecks(checksOr(checks), sentenceOf);
  return { text: json ? JSON.stringify(report, null, 2) : printReport(report), code: report.ok ? 0 : 1 };
}

/** The checks; without an environment there is one, which fails. */
function checksOr(checks: () => ReturnType<typeof databaseChecks>): ReturnType<typeof databaseChecks> {
  try {
    return checks();
  } catch (error) {
    return [{ name: "environment", run: () => Promise.reject(error) }];
  }
}
