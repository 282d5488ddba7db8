import { existsSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { connect, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../../scripts/stack/ports.mjs";
import { addressIn, Installation, isHealthy } from "./installation";

/** Kills a process without giving it a chance to clean up, if it still runs. */
function kill(pid: number | undefined): void {
  if (pid && isRunning(pid)) process.kill(pid, "SIGKILL");
}

/** Whether a process runs. A zombie, which its parent has not reaped yet, does not count. */
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

  it("prints the address once everything is healthy, and a sign-in for each of five demo users", async () => {
    expect(await isHealthy(addressIn(printed))).toBe(true);
    const signIns: { email: string; password: string }[] = JSON.parse(installation.read("sign-in.json"));
    expect(signIns).toHaveLength(5);
    for (const { email, password } of signIns) expect(printed).toMatch(new RegExp(`${email} +${password}`));
  });

  it("writes secrets and its other files so that only their owner can read them", () => {
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

  it("refuses to start twice in one folder, and says where it already runs", async () => {
    const before = installation.pids();
    const { code, err } = await installation.run(["scripts/start.mjs"]);
    expect(code).toBe(1);
    expect(err).toContain(`Linekeeper already runs here, at ${addressIn(printed)}`);
    expect(installation.pids()).toEqual(before);
  });

  it("answers malformed addresses and unsupported methods without a server error", async () => {
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
      for (const method of ["TRACE", "PUT", "PROPFIND", "MKCOL", "LOCK"])
        expect([method, path, await asked(method, path)]).toEqual([method, path, 405]);
  });

  it("answers unusual request lines and Next.js's own headers as the API does", async () => {
    const { port } = new URL(addressIn(printed));
    const sent = (line: string, headers = "") =>
      new Promise<{ status: number; head: string; body: string }>((resolve, reject) => {
        let text = "";
        const socket = connect(Number(port), "127.0.0.1", () =>
          socket.write(`${line}\r\nHost: localhost:${port}\r\nConnection: close\r\n${headers}\r\n`),
        );
        socket.on("data", (chunk) => (text += chunk)).on("error", reject);
        socket.on("end", () => {
          const [head = "", body = ""] = text.split("\r\n\r\n");
          resolve({ status: Number(head.split(" ")[1]), head: head.toLowerCase(), body });
        });
      });
    const lines: [line: string, headers: string, status: number][] = [
      ["GET * HTTP/1.1", "", 404],
      ["OPTIONS * HTTP/1.1", "", 404],
      [`GET http://localhost:${port}/v1/bots HTTP/1.1`, "", 401],
      ["PROPFIND /v1/bots HTTP/1.1", "", 405],
      ["GET /v1/bots HTTP/1.1", "RSC: 1\r\n", 401],
      ["GET /v1/bots HTTP/1.1", "Next-Router-Prefetch: 1\r\nRSC: 1\r\nNext-Url: /\r\n", 401],
      ["GET /v1/bots?_rsc=1 HTTP/1.1", "RSC: 1\r\n", 401],
      ["POST /v1/bots HTTP/1.1", "Next-Action: x\r\nContent-Length: 0\r\n", 401],
      ["GET /compat/opencx/phone HTTP/1.1", "RSC: 1\r\n", 401],
      ["GET /v1/bots HTTP/1.1", "X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy\r\n", 401],
      ["GET /v1/bots HTTP/1.1", "Connection: Upgrade\r\nUpgrade: h2c\r\n", 401],
    ];
    for (const [line, headers, status] of lines) {
      const answer = await sent(line, headers);
      expect([line, headers, answer.status]).toEqual([line, headers, status]);
      expect(answer.head).toContain("content-type: application/json");
      expect(answer.head).toContain("x-request-id: ");
      if (status === 405) expect(answer.head).toContain("allow: get, head, options, post");
      expect(answer.body).toContain("message");
    }
  });

  it("accepts operator's commands while it runs", async () => {
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

  it("says in a sentence that the carrier or the database does not answer, without a stack, and exits with 1", async () => {
    const nowhere = "127.0.0.1:9";
    const failed = (sentence: RegExp) => ({ code: 1, out: "", err: expect.stringMatching(sentence) });
    const run = (command: string[], environment: Record<string, string>) =>
      installation.run(["scripts/linekeeper.mjs", ...command], environment);
    expect(await run(["reconcile"], { LOCAL_CARRIER_URL: `http://${nowhere}` })).toEqual(
      failed(/^The carrier did not answer\. What the run found before that is saved\.\n$/),
    );
    for (const command of [["reconcile"], ["migrate"], ["demo"], ["keys", "create", "--name", "Late"]])
      expect(await run(command, { DATABASE_URL: `postgres://${nowhere}/x`, LOG_LEVEL: "info" })).toEqual(
        failed(/^The database does not answer: [^\n]*\n$/),
      );
  });

  it("restarts whichever of web server, worker, local carrier and PostgreSQL dies", async () => {
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

  it("starts again after all its processes were killed, with all data and the same sign-ins", async () => {
    const signIns = installation.read("sign-in.json");
    for (const pid of Object.values(installation.pids())) kill(pid);
    const again = await installation.start();
    expect(await isHealthy(addressIn(again))).toBe(true);
    expect(installation.read("sign-in.json")).toBe(signIns);
    expect((await installation.linekeeper("demo")).out).toContain("already has data");
  });

  it("replaces the orphans of a killed supervisor, and leaves none running", async () => {
    const before = installation.pids();
    kill(before.supervisor);
    printed = await installation.start();
    expect(await isHealthy(addressIn(printed))).toBe(true);
    for (const pid of Object.values(before)) expect(isRunning(pid)).toBe(false);
  });

  it("stops everything on Ctrl-C with exit code 0; commands then say to run `npm start`", async () => {
    const before = installation.pids();
    expect(await installation.stop()).toBe(0);
    for (const pid of Object.values(before)) expect(isRunning(pid)).toBe(false);
    const refused = await installation.linekeeper("keys", "create", "--name", "Late");
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("npm start") });
  });
});

/** Asks an address of this machine as if it had the given host name. */
function askAs(host: string, address: string, port: string, path: string, accept = "*/*") {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sent = request({ host: address, port, path, headers: { host, accept } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, body }));
    });
    sent.once("error", reject).end();
  });
}

describe("npm start for a public address", () => {
  const installation = new Installation("public");
  const PUBLIC = "lines.practice.example";
  let port = "";

  beforeAll(async () => {
    port = String(await freePort(3400));
    await installation.start(["--empty"], { PORT: port, APP_URL: `http://${PUBLIC}:${port}` });
  });
  afterAll(() => installation.stop());

  it("answers on IPv4, and on IPv6 where the machine has it", async () => {
    expect(await askAs(PUBLIC, "127.0.0.1", port, "/first-run")).toMatchObject({ status: 200 });
    const hasIpv6 = Object.values(networkInterfaces()).some((found) =>
      found?.some(({ address }) => address === "::1"),
    );
    if (hasIpv6) expect(await askAs(PUBLIC, "::1", port, "/first-run")).toMatchObject({ status: 200 });
  });

  it("refuses other hosts with 421 and a sentence, on pages and in the API", async () => {
    // A dialect has no codes, but a shape of its own.
    const paths = ["/", "/numbers", "/v1/phone-numbers", "/carrier/local/voice", "/compat/opencx/phone"];
    for (const path of paths)
      for (const host of ["evil.example", `127.0.0.1:${port}`]) {
        const { status, body } = await askAs(host, "127.0.0.1", port, path);
        const code = path.startsWith("/compat") ? undefined : "misdirected";
        expect([path, status, JSON.parse(body).error?.code]).toEqual([path, 421, code]);
        expect(body).toContain(`http://${PUBLIC}:${port}`);
      }
    const page = await askAs("evil.example", "127.0.0.1", port, "/numbers", "text/html");
    expect(page).toMatchObject({
      status: 421,
      body: expect.stringContaining("Linekeeper is at another address"),
    });
  });

  it("answers health checks for every host", async () => {
    for (const path of ["/api/health", "/api/health/live", "/api/health/ready"])
      expect([path, (await askAs(`10.0.0.5:${port}`, "127.0.0.1", port, path)).status]).toEqual([path, 200]);
  });
});

describe("npm start with settings", () => {
  const installation = new Installation("second");
  afterAll(() => installation.stop());

  it("exits with 1 and says so if PORT is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, err } = await installation.run(["scripts/start.mjs"], { PORT: port });
    server.close();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`Port ${port} is taken.`) });
  });

  it("names the secrets that are missing when DATABASE_URL is set", async () => {
    const { code, err } = await installation.run(["scripts/start.mjs"], {
      DATABASE_URL: "postgres://127.0.0.1:1/nowhere",
      ENCRYPTION_KEY: "ab".repeat(32),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "",
    });
    expect(code).toBe(1);
    expect(err).toContain("NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY");
    expect(err).not.toContain("ENCRYPTION_KEY, NEXTAUTH_SECRET");
  });

  it.each([
    [
      { DATABASE_URL: "postgres://linekeeper:s3c@ret@127.0.0.1:1/lines" },
      "DATABASE_URL must be postgres://USER:PASSWORD@HOST:PORT/DATABASE",
    ],
    [
      { DATABASE_URL: "postgres://linekeeper:s3cret@127.0.0.1:1/lines" },
      "The database does not answer: nothing listens at its host and port.",
    ],
    [{ APP_URL: "https://ada:s3cret@lines.example/console" }, "APP_URL must end with the host or the port"],
  ])("exits with 1 and the cause for an unusable setting, and shows no value", async (settings, sentence) => {
    const secrets = { NEXTAUTH_SECRET: "n".repeat(43), ENCRYPTION_KEY: "ab".repeat(32) };
    const { code, out, err } = await installation.run(["scripts/start.mjs"], { ...secrets, ...settings });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(sentence) });
    expect(out + err).not.toMatch(/s3c|lines\.example|127\.0\.0\.1:1/);
  });

  it("starts without demo data with --empty, and offers to create the first account", async () => {
    const printed = await installation.start(["--empty"]);
    expect(printed).toContain("to create the first account");
    expect(installation.names()).not.toContain("sign-in.json");
    const page = await fetch(addressIn(printed));
    expect(page.status).toBe(200);
    expect(new URL(page.url).pathname).not.toBe("/sign-in");
  });

  it("still runs the local carrier once CARRIER names another one, so that its lines go on", async () => {
    await installation.stop();
    const printed = await installation.start(["--empty"], {
      CARRIER: "twilio",
      TWILIO_ACCOUNT_SID: "AC1",
      TWILIO_AUTH_TOKEN: "token",
      TWILIO_API_BASE_URL: "http://127.0.0.1:1",
    });
    expect(printed).toContain("Lines of the local carrier continue as test lines");
    expect(installation.pids()["local carrier"]).toBeGreaterThan(0);
    expect(await installation.linekeeper("reconcile", "--carrier", "local")).toMatchObject({
      code: 0,
      out: expect.stringContaining("numbers at the carrier: 0"),
    });
  });
});
