import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { claimPort, freePort } from "./ports.mjs";

const FIRST = 21_700;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "linekeeper-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Claims a port in another process. `end` kills that process. */
async function claimElsewhere(): Promise<{ port: number; end: () => Promise<unknown> }> {
  const program = `
    import { claimPort } from ${JSON.stringify(path.resolve(import.meta.dirname, "ports.mjs"))};
    console.log((await claimPort(${FIRST})).port);
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const port = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data) => resolve(`${data}`)),
  );
  return {
    port: Number(port),
    end: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

it("gives different ports to installations that start at the same moment, before any of them listens", async () => {
  const claims = await Promise.all([claimElsewhere(), claimElsewhere(), claimElsewhere(), claimElsewhere()]);
  expect(new Set(claims.map(({ port }) => port)).size).toBe(4);
  await Promise.all(claims.map(({ end }) => end()));
});

it("gives a port again once it is released or its process has died", async () => {
  const { port, end } = await claimElsewhere();
  expect(await claimPort(port, 1)).toBeNull();
  await end();
  const claimed = await claimPort(port, 1);
  expect(claimed?.port).toBe(port);
  expect(await claimPort(port, 1)).toBeNull();
  claimed?.release();
  expect(await freePort(port)).toBe(port);
});

it("never takes a port on which another program listens", async () => {
  const port = await freePort(FIRST);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await claimPort(port, 1)).toBeNull();
  expect(await freePort(port)).toBeGreaterThan(port);
  await new Promise((resolve) => server.close(resolve));
});
