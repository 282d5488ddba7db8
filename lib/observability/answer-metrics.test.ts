import { describe, expect, it, vi } from "vitest";
import { answerMetrics } from "./answer-metrics";
import { metrics } from "./metrics";

const TOKEN = "correct-horse-battery-staple";

describe("a scrape", () => {
  it("gets 404 if no token is configured, with or without a token of its own", async () => {
    for (const authorization of [null, "Bearer ", `Bearer ${TOKEN}`])
      expect(await answerMetrics(authorization, undefined)).toMatchObject({ status: 404, body: "" });
  });

  it.each([
    null,
    "",
    TOKEN,
    "Bearer",
    "Bearer wrong",
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN} x`,
  ])("is refused for the header %s before any metrics are read", async (authorization) => {
    const more = vi.fn(async () => "secret 1");
    expect(await answerMetrics(authorization, TOKEN, more)).toMatchObject({ status: 401, body: "" });
    expect(more).not.toHaveBeenCalled();
  });

  it("with the token gets Prometheus's format, including the process's memory and event loop lag", async () => {
    metrics().requests.inc({ method: "GET", route: "/v1/bots/{id}", status: "200" });
    const answer = await answerMetrics(`bearer ${TOKEN}`, TOKEN, async () => "linekeeper_more 1\n");
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      /^linekeeper_http_requests_total\{method="GET",route="\/v1\/bots\/\{id\}",status="200"\} 1$/m,
      /^process_resident_memory_bytes \d+$/m,
      /^nodejs_eventloop_lag_p99_seconds \d/m,
      /^linekeeper_more 1$/m,
    ])
      expect(answer.body).toMatch(line);
    for (const line of answer.body.split("\n").filter(Boolean))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? (-?[\d.e+-]+|Nan|\+Inf))$/);
  });
});
