"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { type LineInTheWay, LinesInTheWay } from "@/components/numbers/lines-in-the-way";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteBotAction } from "@/lib/actions/bot-actions";
import { paths } from "@/lib/paths";
import type { Bot } from "@/lib/schemas/bot";

interface Props {
  bot: Bot;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before a bot is deleted; one that still answers lines stays, and the way out is shown. */
export function DeleteBotDialog({ bot, open, onOpenChange }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();

  async function confirm() {
    const result = await attempt(() => deleteBotAction({ id: bot.id }));
    if (!result.ok) return setFailure(result);
    onOpenChange(false);
    toast.success(`${bot.name} was deleted`);
    router.push(paths.bots());
    queries.removeQueries({ queryKey: ["bots"] });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${bot.name}?`}
      confirmLabel={`Delete ${bot.name}`}
      tone="danger"
      onConfirm={confirm}
    >
      <p>
        Its greetings, questions, instructions and workflows are deleted with it, for good. What it did stays
        in the history.
      </p>
      {failure && <DeleteFailure failure={failure} />}
    </ConfirmDialog>
  );
}

function DeleteFailure({ failure }: { failure: Failure }) {
  if (failure.code !== "bot_in_use") return <ActFailure failure={failure} kept="Nothing was deleted." />;
  return (
    <LinesInTheWay
      title="The bot still answers lines"
      advice="Give these lines another bot or detach them, then delete it:"
      lines={failure.details.lines as LineInTheWay[]}
    />
  );
}
