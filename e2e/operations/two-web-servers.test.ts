import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { WebServer } from "../../scripts/test/web-server.mjs";
import { Installation } from "./installation";

/** Requests per minute and account. */
const LIMIT = 60;

describe("two web servers on one database", () => {
  const installation = new Installation("two");
  let servers: WebServer[] = [];

  beforeAll(async () => {
    // A purchase is answered with its line, however busy the machine is.
    await installation.start(["--empty"], { ORDER_PATIENCE_MS: "60000" });
    servers = [installation.web(), await installation.startWeb()];
  });
  afterAll(async () => {
    await servers[1]?.stop();
    await installation.stop();
  });

  const at = (index: number) => servers[index % servers.length]?.address ?? "";

  /** Creates an account with a key, so that no other test uses up its rate limit. */
  async function account() {
    const made = await installation.linekeeper("accounts", "create", "--name", `Group ${randomUUID()}`);
    const id = made.out.trim();
    const key = await installation.linekeeper("keys", "create", "--name", "Program", "--organization", id);
    return { id, key: key.out.trim() };
  }

  async function ask(index: number, key: string, path: string, body?: object, idempotencyKey?: string) {
    const response = await fetch(`${at(index)}/v1${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }

  const many = <T>(count: number, make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => make(index)));

  it("share an account's rate limit: exactly 60 requests per minute pass", async () => {
    const { key } = await account();
    const answers = await many(LIMIT + 20, (index) => ask(index, key, "/bots"));
    const passed = answers.filter(({ status }) => status === 200);
    expect(passed).toHaveLength(LIMIT);
    const left = passed.map(({ headers }) => Number(headers.get("x-ratelimit-remaining")));
    expect(left.sort((one, other) => one - other)).toEqual(Array.from({ length: LIMIT }, (_, one) => one));
    for (const answer of answers.filter((one) => !passed.includes(one)))
      expect([answer.status, answer.body.error.code]).toEqual([429, "rate_limited"]);
    expect((await ask(1, (await account()).key, "/bots")).status).toBe(200);
  });

  it("buy one number for twenty equal requests, and replay its response byte for byte even after both restarted", async () => {
    const { id, key } = await account();
    const location = await ask(0, key, "/organizations", {
      parentAccountOrgId: id,
      name: "Bright Smile Chicago",
      phone: "+13125550100",
      timezone: "America/Chicago",
      address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "IL", zip: "60606" },
    });
    const order = {
      orgId: location.body.data.id,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCode: "312",
    };
    const idempotencyKey = randomUUID();
    const buy = (index: number) => ask(index, key, "/phone-numbers", order, idempotencyKey);

    const answers = await many(20, buy);
    const bought = answers.filter(({ status }) => status === 201);
    expect(bought.length).toBeGreaterThanOrEqual(1);
    for (const answer of answers.filter((one) => !bought.includes(one)))
      expect([answer.status, answer.body.error?.code]).toEqual([409, "idempotency_key_in_use"]);
    const first = bought[0]?.text;
    expect([...bought, await buy(0), await buy(1)].map(({ text }) => text)).toEqual(
      [...bought, 0, 1].map(() => first),
    );

    await servers[1]?.stop();
    const before = installation.pids().web ?? 0;
    process.kill(before, "SIGKILL");
    const again = await installation.startWeb();
    servers = [installation.web(), again];
    await vi.waitFor(
      async () => {
        expect(installation.pids().web).not.toBe(before);
        expect((await fetch(`${at(0)}/api/health`)).status).toBe(200);
      },
      { timeout: 30_000, interval: 100 },
    );
    for (const index of [0, 1]) {
      const replayed = await buy(index);
      expect([replayed.status, replayed.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
      expect(replayed.text).toBe(first);
    }
    expect((await ask(0, key, "/phone-numbers")).body.data.phoneNumbers).toHaveLength(1);
    expect((await ask(1, key, "/phone-number-orders")).body.data.orders).toHaveLength(1);
  });
});
