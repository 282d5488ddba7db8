import pino from "pino";
import { env } from "@/lib/env";

/** Field names whose values never reach a log: secrets, and whatever could be about a patient. */
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
 * The process's logger: one JSON object a line, times in ISO 8601.
 * @param fields what every line of the returned logger carries, such as `{ requestId }` or `{ orderId }`
 */
export function logger(fields: Record<string, unknown> = {}): pino.Logger {
  root ??= pino(loggerOptions(env().LOG_LEVEL));
  return root.child(fields);
}

/** How a process logs; separate from `logger` so that tests can read what it writes. */
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

/** An error as logs may show it: name, code, message and stack, without the parameters that drivers attach. */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  // Drizzle puts a failed query's parameters into its message; what follows "params:" may hold anything.
  const message = error.message.replace(/\nparams:[\s\S]*$/, "");
  return {
    name: error.name,
    code: "code" in error ? error.code : undefined,
    message,
    stack: message === error.message ? error.stack : [message, ...framesOf(error)].join("\n"),
    cause: error.cause instanceof Error ? safeError(error.cause) : undefined,
  };
}

/** Where it was thrown. The stack begins with the message, a line of which may look like a frame as well. */
function framesOf({ message, stack = "" }: Error): string[] {
  const at = stack.indexOf(message);
  const frames = at === -1 ? "" : stack.slice(at + message.length);
  return frames.split("\n").filter((line) => /^\s+at /.test(line));
}
