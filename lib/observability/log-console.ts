import { format } from "node:util";
import type { logger } from "./logger";
import { withoutTokens } from "./without-tokens";

type Level = "info" | "warn" | "error";
type Printer = Pick<Console, "log" | Level>;

const LEVELS = { log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Sends what Next.js and Node.js would print to the log, so that every line of it is a JSON object. They know no request
 * ids, and repeat addresses, so the secrets of links are removed.
 */
export function logConsole(printer: Printer, log: Pick<ReturnType<typeof logger>, Level>): void {
  for (const method of Object.keys(LEVELS) as (keyof typeof LEVELS)[])
    printer[method] = (...printed: unknown[]) => {
      const err = printed.find((one) => one instanceof Error);
      const text = withoutTokens(stripColors(format(...printed.filter((one) => one !== err)))).trim();
      if (err || text) log[LEVELS[method]]({ source: "console", err }, text || "An error was printed");
    };
  // Node.js prints warnings itself as long as its own listener is there.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log.warn({ source: "node", err: warning }, "Node.js gave a warning"));
}

function stripColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors of a terminal begin with one
  return text.replace(/\u001b\[[\d;]*m/g, "");
}
