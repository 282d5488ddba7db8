import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { DATABASE_PROBLEMS } from "@/lib/constants/database-problems";
import type { Env } from "@/lib/env";
import { sentenceOf } from "../sentence-of";
import { clockCheck } from "./clock-check";
import { databaseChecks } from "./database-checks";
import { placeChecks } from "./place-checks";
import { type Finding, fail, printReport, runChecks } from "./report";

/**
 * Checks everything that an installation needs, and says what to do about each problem.
 * @param readEnvironment throws if the environment is incomplete
 * @returns the text to print, and the exit code: 1 if a check failed
 */
export async function examine(
  options: { json: boolean; actionsKey: string | undefined },
  readEnvironment: () => Env,
): Promise<{ text: string; code: 0 | 1 }> {
  const { json, actionsKey } = options;
  const checks = () => {
    const env = readEnvironment();
    return [...databaseChecks(env.DATABASE_POOL_SIZE), ...placeChecks(env, actionsKey), clockCheck()];
  };
  const report = await runChecks(checksOr(checks), failureOf);
  return { text: json ? JSON.stringify(report, null, 2) : printReport(report), code: report.ok ? 0 : 1 };
}

function failureOf(error: unknown): Finding {
  const problem = databaseProblemOf(error);
  if (problem) return fail(DATABASE_PROBLEMS[problem].message, DATABASE_PROBLEMS[problem].todo);
  return fail(sentenceOf(error).split("\n").join(" "), "Fix what this line says, then run the doctor again.");
}

/** The checks, or a single failing one if the environment cannot be read. */
function checksOr(checks: () => ReturnType<typeof databaseChecks>): ReturnType<typeof databaseChecks> {
  try {
    return checks();
  } catch (error) {
    return [{ name: "environment", run: () => Promise.reject(error) }];
  }
}
