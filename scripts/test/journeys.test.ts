import { describe, expect, it } from "vitest";
import playwright from "@/playwright.config";
import { countsOf, PROJECTS, runEachProject } from "./journeys.mjs";

describe("the journeys", () => {
  it("run every project of Playwright, in its sequence", () => {
    expect(PROJECTS).toEqual(playwright.projects?.map(({ name }) => name));
  });

  it("go on after a project that failed, and add up what passed and failed", async () => {
    const ran: string[] = [];
    const outcome = await runEachProject(async (project) => {
      ran.push(project);
      return { passed: 3, failed: project === "journeys" ? 1 : 0, output: `${project}.` };
    });
    expect(ran).toEqual(PROJECTS);
    expect(outcome).toMatchObject({ passed: 12, failed: 1 });
    expect(outcome.output).toContain("database.");
  });

  it("name what failed and what passed on the second try, with the beginning of the first error", () => {
    const test = (status: string, ...errors: (string | undefined)[]) => ({
      status,
      results: errors.map((message) => ({ error: message ? { message } : undefined })),
    });
    const specs = [
      { title: "is fine", tests: [test("expected", undefined)] },
      { title: "breaks", tests: [test("unexpected", "\u001B[31mno\u001B[39m\n  button", "again")] },
      { title: "is slow", tests: [test("flaky", "too late", undefined)] },
    ];
    const suites = [{ title: "ui/a.spec.ts", specs: [], suites: [{ title: "a page", specs }] }];
    expect(countsOf({ stats: { expected: 1, unexpected: 1, flaky: 1 }, suites })).toEqual({
      passed: 2,
      failed: 1,
      failures: ["ui/a.spec.ts: a page > breaks: no button"],
      retried: ["ui/a.spec.ts: a page > is slow: too late"],
    });
  });
});
