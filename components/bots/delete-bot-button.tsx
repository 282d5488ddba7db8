"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Bot } from "@/lib/schemas/bot";

const DeleteBotDialog = dynamic(() => import("./delete-bot-dialog").then((it) => it.DeleteBotDialog), {
  ssr: false,
});

/** Deletes a bot after asking; the question is loaded when it is first put. */
export function DeleteBotButton({ bot }: { bot: Bot }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete…</Button>
      {open !== undefined && (
        <DeleteBotDialog key={String(open)} bot={bot} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
