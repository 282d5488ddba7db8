"use client";

import { AskButton } from "@/components/feedback/ask-button";
import { later } from "@/components/feedback/later";
import type { Bot } from "@/lib/schemas/bot";

const DeleteBotDialog = later(() => import("./delete-bot-dialog").then((it) => it.DeleteBotDialog));

/** Deletes a bot after asking; the dialog is loaded when it is first opened. */
export function DeleteBotButton({ bot }: { bot: Bot }) {
  return <AskButton dialog={(asked) => <DeleteBotDialog bot={bot} {...asked} />}>Delete bot…</AskButton>;
}
