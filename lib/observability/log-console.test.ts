import { Writable } from "node:stream";
import pino from "pino";
import { afterEach, expect, it } from "vitest";
import { logConsole } from "./log-console";
import { loggerOptions } from "./logger";

const TOKEN = "aB3-".repeat(11);
const listeners = process.listeners("warning");

afterEach(() => {
  process.removeAllListeners("warning");
  for (const listener of listeners) process.on("warning", listener);
});

function captured() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const nothing = () => {};
  const printer: Parameters<typeof logConsole>[0] = {
    log: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
  };
  logConsole(printer, pino(loggerOptions("info"), stream));
  return { lines, printer };
}

it("What is printed becomes one JSON object per line, without the secrets of links", () => {
  const { lines, printer } = captured();
  printer.warn("\u001b[33mRequest body exceeded 2MB for /invitation/%s\nonly part", TOKEN);
  printer.error(new Error(`failed at /password-reset/${TOKEN}?x=1`), { digest: "1" });
  printer.log("");
  const parsed = lines.map((line) => JSON.parse(line));
  expect(parsed).toMatchObject([
    { level: 40, source: "console", msg: "Request body exceeded 2MB for /invitation/[redacted]\nonly part" },
    { level: 50, err: { message: "failed at /password-reset/[redacted]?x=1" } },
  ]);
  expect(lines.join("")).not.toContain(TOKEN);
});

it("Warnings of Node.js are logged like everything else", () => {
  const { lines } = captured();
  process.emit("warning", Object.assign(new Error("Possible leak"), { name: "MaxListenersExceededWarning" }));
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: 40,
    source: "node",
    err: { name: "MaxListenersExceededWarning" },
  });
});
