import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../../scripts/stack/ports.mjs";
import { addressIn, Installation } from "./installation";

const TOKEN = "a-token-of-sufficient-length";
const installation = new Installation("watch");
let address = "";
let key = "";
let workerPort = 0;
/** The API's responses, by a name for each request. */
const asked: Record<string, { status: number; requestId: string; id?: string }> = {};

async function post(name: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${address}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { data } = await answer.json();
  const requestId = answer.headers.get("x-request-id") ?? "";
  asked[name] = { status: answer.status, requestId, id: data?.id ?? data?.phoneNumber?.id };
}

async function metricsOf(url: string, authorization = `Bearer ${TOKEN}`) {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization } });
  return { status: answer.status, text: await answer.text() };
}

/** The log's JSON lines, which are Linekeeper's own. */
function lines(): Record<string, unknown>[] {
  return installation
    .read("log.jsonl")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  workerPort = await freePort(4500);
  const environment = {
    METRICS_TOKEN: TOKEN,
    WORKER_METRICS_PORT: String(workerPort),
    LOG_LEVEL: "debug",
    RATE_LIMIT_PER_MINUTE: "0",
    // The purchase is answered with its line, however busy the machine is.
    ORDER_PATIENCE_MS: "60000",
  };
  address = addressIn(await installation.start(["--empty"], environment));
  const account = (
    await installation.linekeeper("accounts", "create", "--name", "Secretive Dental")
  ).out.trim();
  key = (await installation.linekeeper("keys", "create", "--name", "Watch")).out.trim();
  await post("organization", "/v1/organizations", {
    name: "Secretive Dental Loop",
    phone: "+13125550142",
    timezone: "America/Chicago",
    parentAccountOrgId: account,
    address: { addressLine1: "1 Hidden Street", city: "Chicago", state: "IL", zip: "60601" },
  });
  const order = { orgId: asked.organization?.id, language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" };
  await post("line", "/v1/phone-numbers", { ...order, name: "Secretive Line", areaCode: "312" });
  await post("refused", "/v1/phone-numbers", { ...order, name: "Secretive Line", areaCode: "999" });
  await fetch(`${address}/v1/phone-numbers/${asked.line?.id}`, {
    headers: { authorization: `Bearer ${key}` },
  });
});
afterAll(() => installation.stop());

describe("/metrics", () => {
  it("requires the token", async () => {
    expect((await metricsOf(address, "")).status).toBe(401);
    expect((await metricsOf(address, "Bearer another-token-of-that-length")).status).toBe(401);
    expect((await metricsOf(address)).status).toBe(200);
  });

  it("counts requests by route and carrier calls by operation, without ids or personal data", async () => {
    const { text } = await metricsOf(address);
    for (const line of [
      'linekeeper_http_requests_total{method="POST",route="/v1/phone-numbers",status="201"} 1',
      'linekeeper_http_requests_total{method="POST",route="/v1/phone-numbers",status="422"} 1',
      'linekeeper_http_requests_total{method="GET",route="/v1/phone-numbers/{id}",status="200"} 1',
      'linekeeper_carrier_calls_total{carrier="local",operation="buyNumber",outcome="ok"} 1',
      'linekeeper_carrier_circuit_state{carrier="local",use="numbers"} 0',
      'linekeeper_orders_finished_total{outcome="done"} 1',
      'linekeeper_open_orders{state="buying"} 0',
      'linekeeper_carrier_up{carrier="local"} 1',
      "linekeeper_database_up 1",
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).toMatch(
      /^linekeeper_http_request_duration_seconds_bucket\{le="1",method="POST",route="\/v1\/phone-numbers"\} \d+$/m,
    );
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|\+1312|Secretive|lk_live_/);
  });

  it("is served by the worker too, with the worker's carrier calls", async () => {
    const { status, text } = await metricsOf(`http://127.0.0.1:${workerPort}`);
    expect(status).toBe(200);
    expect(text).toMatch(
      /linekeeper_carrier_calls_total\{carrier="local",operation="checkHealth",outcome="ok"\} \d+/,
    );
    expect((await metricsOf(`http://127.0.0.1:${workerPort}`, "Bearer x")).status).toBe(401);
  });
});

describe("/api/health", () => {
  it("tells anybody the state of each part, and nothing about tenants", async () => {
    await vi.waitFor(
      async () => {
        const answer = await fetch(`${address}/api/health`);
        expect(await answer.json()).toEqual({
          status: "healthy",
          database: "up",
          databaseProblem: null,
          worker: "up",
          carrier: "up",
          jobs: "on_time",
          oldestDueJobSeconds: expect.any(Number),
        });
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(await (await fetch(`${address}/api/health/live`)).json()).toEqual({ status: "alive" });
    expect(await (await fetch(`${address}/api/health/ready`)).json()).toEqual({
      status: "ready",
      database: "up",
    });
  });
});

describe("the log", () => {
  it("has one line for a finished order, with the ids of the order and of the request that started it", () => {
    const done = lines().filter(({ msg }) => msg === "The order is done");
    expect(done).toHaveLength(1);
    expect(done[0]).toMatchObject({ orderId: expect.any(String), requestId: asked.line?.requestId });
  });

  it("identifies each request by its response's id and route, and each refusal by its code", () => {
    for (const { requestId } of Object.values(asked))
      expect(lines()).toContainEqual(
        expect.objectContaining({ msg: "A request was answered", requestId, method: "POST" }),
      );
    expect(lines()).toContainEqual(
      expect.objectContaining({
        msg: "A request was refused",
        requestId: asked.refused?.requestId,
        operation: "createPhoneNumber",
        code: "invalid_area_code",
      }),
    );
    const answered = lines().filter(({ msg }) => msg === "A request was answered");
    const ours = answered.filter(({ route }) => !["other", "/_next"].includes(String(route)));
    expect(ours.filter(({ requestId }) => typeof requestId !== "string")).toEqual([]);
  });

  it("contains no name, address, number or key", () => {
    const text = installation.read("log.jsonl");
    expect(text).not.toMatch(/Secretive|Hidden Street|\+1\d{10}|lk_live_/);
    expect(text).not.toContain(TOKEN);
  });
});
