"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteBotAction } from "@/lib/actions/bot-actions";
import type { ActionResult } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";

type Failure = Extract<ActionResult<unknown>, { ok: false }>;
type Line = { id: string; number: string; name: string };

/** Deletes a bot after asking; a bot that still answers lines stays, and the way out is shown. */
export function DeleteBotButton({ bot }: { bot: Bot }) {
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();

  async function confirm() {
    const result = await deleteBotAction({ id: bot.id });
    if (!result.ok) return setFailure(result);
    setOpen(false);
    toast.success(`${bot.name} was deleted`);
    router.push(paths.bots());
    queries.removeQueries({ queryKey: ["bots"] });
  }

  return (
    <>
      <Button
        onClick={() => {
          setFailure(null);
          setOpen(true);
        }}
      >
        Delete…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${bot.name}?`}
        confirmLabel={`Delete ${bot.name}`}
        tone="danger"
        onConfirm={confirm}
      >
        <p>
          Its greetings, questions, instructions and workflows are deleted with it, for good. What it did
          stays in the history.
        </p>
        {failure && <DeleteFailure failure={failure} />}
      </ConfirmDialog>
    </>
  );
}

function DeleteFailure({ failure }: { failure: Failure }) {
  const lines = failure.code === "bot_in_use" ? (failure.details.lines as Line[]) : [];
  return (
    <Alert tone="bad" live title={lines.length ? "The bot still answers lines" : failure.message}>
      {lines.length > 0 ? (
        <>
          <p>Give these lines another bot or detach them, then delete it:</p>
          <ul className="mt-1">
            {lines.map((line) => (
              <li key={line.id}>
                <Link className="text-link" href={paths.number(line.id)}>
                  <span className="number-text">{formatPhone(line.number)}</span> {line.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Nothing was deleted. Request <span className="select-all font-mono">{failure.requestId}</span>
        </p>
      )}
    </Alert>
  );
}
