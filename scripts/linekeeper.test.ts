import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

/** Runs a command of an installation that was never started. */
function run(...words: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "linekeeper-"));
  const data = path.join(folder, "data");
  const env = {
    PATH: process.env.PATH,
    LINEKEEPER_DATA_DIR: data,
    LINEKEEPER_NEXT_DIR: path.join(folder, "next"),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/linekeeper.mjs", ...words], {
    env: env as unknown as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  const made = existsSync(data);
  rmSync(folder, { recursive: true });
  return { status, said: stdout + stderr, made };
}

it.each([["help"], ["--help"], []])(
  "Asking for help before the first start is no mistake, and makes no folder",
  (...words) => {
    expect(run(...words)).toMatchObject({
      status: 0,
      said: expect.stringContaining("npm start"),
      made: false,
    });
  },
);

it("A command before the first start says so, and makes no folder", () => {
  expect(run("users", "list")).toMatchObject({
    status: 1,
    said: expect.stringContaining("has not been started here yet"),
    made: false,
  });
});
