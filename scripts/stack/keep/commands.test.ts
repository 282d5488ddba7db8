import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isKeepingCommand, runKeepingCommand } from "./commands.mjs";

describe("The commands for backups", () => {
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(console, "error").mockImplementation((text: string) => void said.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  it("are two, whatever else every object has", () => {
    const names = ["backup", "restore", "constructor", "toString", "__proto__", "doctor", undefined];
    expect(names.filter(isKeepingCommand)).toEqual(["backup", "restore"]);
  });

  it("end with 2 where they were called wrongly, and say how", async () => {
    expect(await runKeepingCommand("restore", ["--yes"])).toBe(2);
    expect(await runKeepingCommand("restore", ["--files", "x"])).toBe(2);
    expect(await runKeepingCommand("backup", ["--yes"])).toBe(2);
    expect(said).toEqual([
      "--file is missing: it names the backup to restore.",
      expect.stringContaining("--files"),
      expect.stringContaining("--yes"),
    ]);
  });
});
