import { existsSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addressIn, Installation, isHealthy } from "./installation";

/** Ends a process without giving it a chance to tidy up, if it has not ended already. */
function kill(pid: number | undefined): void {
  if (pid && isRunning(pid)) process.kill(pid, "SIGKILL");
}

/** Dead ones that nobody has buried yet do not run. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !readFileSync(stat, "utf8").includes(") Z ");
}

describe("npm start", () => {
  const installation = new Installation("first");
  let printed = "";

  beforeAll(async () => {
    printed = await installation.start();
  });
  afterAll(() => installation.stop());

  it("prints the address when everything is healthy, and a sign-in for each of five people", async () => {
    expect(await isHealthy(addressIn(printed))).toBe(true);
    const signIns: { email: string; password: string }[] = JSON.parse(installation.read("sign-in.json"));
    expect(signIns).toHaveLength(5);
    for (const { email, password } of signIns) expect(printed).toMatch(new RegExp(`${email} +${password}`));
  });

  it("keeps secrets and what else it notes in files that their owner alone can read", () => {
    for (const name of [
      "secrets.json",
      "environment.json",
      "sign-in.json",
      "log.jsonl",
      "running.json",
      "postgres-port",
    ])
      expect([name, statSync(path.join(installation.folder, name)).mode & 0o077]).toEqual([name, 0]);
    expect(printed).not.toContain(JSON.parse(installation.read("secrets.json")).POSTGRES_PASSWORD);
  });

  it("a second time in the same folder says where it runs already, and changes nothing", async () => {
    const before = installation.pids();
    const { code, err } = await installation.run(["scripts/start.mjs"]);
    expect(code).toBe(1);
    expect(err).toContain(`Linekeeper already runs here, at ${addressIn(printed)}`);
    expect(installation.pids()).toEqual(before);
  });

  it("answers addresses that are no text, and methods that nothing takes, without a fault", async () => {
    const asked = (method: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(new URL(path, addressIn(printed)), { method }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.once("error", reject).end();
      });
    for (const path of ["/v1/bots/%ff", "/compat/hms/api/v1/numbers/%E0%A4%A"])
      expect([path, await asked("GET", path)]).toEqual([path, 401]);
    expect(await asked("GET", "/numbers/%ff")).toBeLessThan(500);
    for (const path of ["/v1/bots", "/compat/opencx/phone"])
      for (const method of ["TRACE", "PUT"])
        expect([method, path, await asked(method, path)]).toEqual([method, path, 405]);
  });

  it("serves the operator's commands while it runs", async () => {
    const key = await installation.linekeeper("keys", "create", "--name", "Front desk");
    expect(key).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/^lk_live_[0-9A-Za-z]{36}\n$/),
    });
    expect(await installation.linekeeper("keys", "create")).toMatchObject({
      code: 2,
      out: "",
      err: "--name is missing.\n",
    });
    expect(await installation.linekeeper("users", "reset", "--mail", "x")).toMatchObject({
      code: 2,
      out: "",
    });
  });

  it("starts again what dies: web server, worker, local carrier and PostgreSQL", async () => {
    const before = installation.pids();
    for (const name of ["web", "worker", "local carrier", "postgres"]) kill(before[name]);
    await vi.waitFor(
      async () => {
        const after = installation.pids();
        for (const name of ["web", "worker", "local carrier", "postgres"])
          expect(after[name]).not.toBe(before[name]);
        expect(await isHealthy(addressIn(printed))).toBe(true);
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(installation.pids().supervisor).toBe(before.supervisor);
  });

  it("recovers from the death of everything, with all data and the same sign-ins", async () => {
    const signIns = installation.read("sign-in.json");
    for (const pid of Object.values(installation.pids())) kill(pid);
    const again = await installation.start();
    expect(await isHealthy(addressIn(again))).toBe(true);
    expect(installation.read("sign-in.json")).toBe(signIns);
    expect((await installation.linekeeper("demo")).out).toContain("There is data already");
  });

  it("takes over from a supervisor that was killed alone, leaving no process behind", async () => {
    const before = installation.pids();
    kill(before.supervisor);
    printed = await installation.start();
    expect(await isHealthy(addressIn(printed))).toBe(true);
    for (const pid of Object.values(before)) expect(isRunning(pid)).toBe(false);
  });

  it("stops everything on Ctrl-C, with exit code 0, and then says that commands need it", async () => {
    const before = installation.pids();
    expect(await installation.stop()).toBe(0);
    for (const pid of Object.values(before)) expect(isRunning(pid)).toBe(false);
    const refused = await installation.linekeeper("keys", "create", "--name", "Late");
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("npm start") });
  });
});

describe("npm start, told otherwise", () => {
  const installation = new Installation("second");
  afterAll(() => installation.stop());

  it("with a PORT that is taken says so and ends with 1", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, err } = await installation.run(["scripts/start.mjs"], { PORT: port });
    server.close();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`Port ${port} is taken.`) });
  });

  it("with a database of one's own asks for the secrets that go with it, by name", async () => {
    const { code, err } = await installation.run(["scripts/start.mjs"], {
      DATABASE_URL: "postgres://127.0.0.1:1/nowhere",
      ENCRYPTION_KEY: "ab".repeat(32),
    });
    expect(code).toBe(1);
    expect(err).toContain("NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY");
    expect(err).not.toContain("ENCRYPTION_KEY, NEXTAUTH_SECRET");
  });

  it("with --empty starts without demo data and invites to create the first account", async () => {
    const printed = await installation.start(["--empty"]);
    expect(printed).toContain("to create the first account");
    expect(installation.names()).not.toContain("sign-in.json");
    const page = await fetch(addressIn(printed));
    expect(page.status).toBe(200);
    expect(new URL(page.url).pathname).not.toBe("/sign-in");
  });
});
