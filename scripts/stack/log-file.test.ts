import { expect, it } from "vitest";
import { logLine } from "./log-file.mjs";

const NOW = new Date("2026-03-01T10:00:00Z");

it("Every line of the log is a JSON object, whatever a process printed", () => {
  const own = '{"level":30,"msg":"Order placed"}';
  expect(logLine(own, NOW)).toBe(own);
  for (const printed of [
    "  ▲ Next.js 16.4",
    "{ not JSON",
    '{"level":50,"msg":"FAKE"} and more',
    "    at main (x.js:1:2)",
  ])
    expect(JSON.parse(logLine(printed, NOW))).toEqual({
      level: 30,
      time: "2026-03-01T10:00:00.000Z",
      source: "output",
      msg: printed,
    });
});

it("No line contains the secret of a link", () => {
  const line = logLine(`Body exceeded for /invitation/${"aB3-".repeat(11)}`, NOW);
  expect(JSON.parse(line).msg).toBe("Body exceeded for /invitation/[redacted]");
});
