import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { allScenarios } from "../../faults/scenarios/all.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");

it("every fault that npm test skips names the tests that cover it, and these tests exist", async () => {
  const scenarios = await allScenarios();
  const named = scenarios.flatMap(({ id, campaignOnly = [] }) => campaignOnly.map((name) => ({ id, name })));
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(({ name }) => {
    const [file = "", ...title] = name.split(": ");
    return !readFileSync(path.join(ROOT, file), "utf8").includes(`"${title.join(": ")}"`);
  });
  expect(missing).toEqual([]);
  expect(scenarios.filter(({ campaignOnly }) => campaignOnly?.length === 0)).toEqual([]);
});

it("npm test plays every fault that kills a process at each boundary", async () => {
  const kills = (await allScenarios()).filter(({ id }) => id.startsWith("K"));
  expect(kills.map(({ id, campaignOnly }) => [id, campaignOnly])).toEqual(
    ["K1", "K2", "K3", "K4", "K5"].map((id) => [id, undefined]),
  );
});
