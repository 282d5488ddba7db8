import type { Warning } from "@/lib/errors";
import type { Bot } from "@/lib/schemas/bot";
import type { Outcome } from "./operation";

/** A bot as a verb left it, with what its caller should know. */
export function changedBot({ bot, warnings }: { bot: Bot; warnings: Warning[] }): Outcome<Bot> {
  return { data: bot, warnings };
}
