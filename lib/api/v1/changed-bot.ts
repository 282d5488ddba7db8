import type { Warning } from "@/lib/errors";
import type { Bot } from "@/lib/schemas/bot";
import type { Outcome } from "../core/operation";

/** The outcome of a verb that changed a bot: the bot, and warnings for the caller. */
export function changedBot({ bot, warnings }: { bot: Bot; warnings: Warning[] }): Outcome<Bot> {
  return { data: bot, warnings };
}
