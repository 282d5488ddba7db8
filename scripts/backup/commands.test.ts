import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isBackupCommand, runBackupCommand } from "./commands.mjs";

describe("The commands for backups", () => {
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(console, "error").mockImplementation((text: string) => void said.push(text));
  });
  afterEach(() => vi.restoreAllMocks());

  it("are backup and restore, and no name that every object inherits", () => {
    const names = ["backup", "restore", "constructor", "toString", "__proto__", "doctor", undefined];
    expect(names.filter(isBackupCommand)).toEqual(["backup", "restore"]);
  });

  it("exit with 2 and explain wrong usage", async () => {
    expect(await runBackupCommand("restore", ["--yes"])).toBe(2);
    expect(await runBackupCommand("restore", ["--files", "x"])).toBe(2);
    expect(await runBackupCommand("backup", ["--yes"])).toBe(2);
    expect(said).toEqual([
      "--file is missing. It names the backup to restore.",
      expect.stringContaining("--files"),
      expect.stringContaining("--yes"),
    ]);
  });
});
