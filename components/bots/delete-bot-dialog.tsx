"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Failure } from "@/components/feedback/attempt";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { LinesInTheWay } from "@/components/numbers/lines-in-the-way";
import { useOpenPage } from "@/components/ui/use-scope";
import { deleteBotAction } from "@/lib/actions/bot-actions";
import { paths } from "@/lib/paths";
import { type Bot, botSchema } from "@/lib/schemas/bot";
import { botValues } from "./bot-values";
import { CONFLICT_FIELDS } from "./conflict-fields";

interface Props {
  bot: Bot;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a bot after asking. One that still answers lines is kept, and the dialog names those lines. */
export function DeleteBotDialog({ bot, ...asked }: Props) {
  const { id, name, version } = bot;
  const openPage = useOpenPage();
  const queries = useQueryClient();
  return (
    <ConfirmAct
      {...asked}
      title={`Delete ${name}?`}
      confirmLabel={`Delete ${name}`}
      action={(intent) => deleteBotAction({ id, version }, intent)}
      done={`${name} was deleted`}
      onDone={() => {
        openPage(paths.bots());
        queries.removeQueries({ queryKey: ["bots"] });
      }}
      unchanged="Nothing was deleted."
      obstacles={linesOf}
      conflict={{
        name,
        changes: (current) =>
          changesInWords(CONFLICT_FIELDS, botValues(bot), botValues(botSchema.parse(current))),
        onShow: () => queries.invalidateQueries({ queryKey: ["bots"] }),
      }}
    >
      <p>
        This also deletes its greetings, questions, instructions and workflows, for good. Its history is kept.
      </p>
    </ConfirmAct>
  );
}

function linesOf(failure: Failure) {
  if (failure.code !== "bot_in_use") return null;
  return (
    <LinesInTheWay
      title="The bot still answers lines"
      advice="Attach another bot to these lines or detach them. Then delete the bot:"
      lines={failure.details.lines}
    />
  );
}
