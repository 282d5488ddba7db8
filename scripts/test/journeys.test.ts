import { describe, expect, it } from "vitest";
import playwright from "@/playwright.config";
import { PROJECTS, runEachProject } from "./journeys.mjs";

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
});
