import pino from "pino";
import { env } from "@/lib/env";
import { withoutTokens } from "./without-tokens";

/** Fields whose values never reach a log: secrets, and anything that could be patient data. */
const REDACTED = [
  "password",
  "passwordHash",
  "token",
  "tokenHash",
  "authorization",
  "cookie",
  "secret",
  "email",
  "firstName",
  "lastName",
  "dateOfBirth",
  "context",
  "voicemailMessage",
  "transcript",
  "summary",
];

let root: pino.Logger | undefined;

/**
 * The process's logger: one JSON object per line, times in ISO 8601.
 * @param fields added to every line of the returned logger, such as `{ requestId }` or `{ orderId }`
 */
export function logger(fields: Record<string, unknown> = {}): pino.Logger {
  root ??= pino(loggerOptions(env().LOG_LEVEL));
  return root.child(fields);
}

/** The logger's options; separate from `logger` so that tests can read what it writes. */
export function loggerOptions(level: string): pino.LoggerOptions {
  return {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[redacted]",
    },
    serializers: { err: safeError },
  };
}

/** The parts of an error that logs may show: name, code, message and stack, without queries and their parameters. */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  // Drizzle puts a failed query with its parameters in the message, and those can be patient data or secrets. Our own
  // database does not (`db/safe-errors.ts`).
  const message = withoutTokens(error.message.replace(/^Failed query:[\s\S]*$/, "Failed query"));
  return {
    name: error.name,
    code: "code" in error ? error.code : undefined,
    message,
    stack: message === error.message ? error.stack : [message, ...framesOf(error)].join("\n"),
    cause: error.cause instanceof Error ? safeError(error.cause) : undefined,
  };
}

/** The frames of the stack. A stack starts with the message, which may itself have lines that look like frames. */
function framesOf({ message, stack = "" }: Error): string[] {
  const at = stack.indexOf(message);
  const frames = at === -1 ? "" : stack.slice(at + message.length);
  return frames.split("\n").filter((line) => /^\s+at /.test(line));
}
