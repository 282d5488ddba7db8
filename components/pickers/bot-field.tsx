"use client";

import type { ReactNode } from "react";
import { later } from "@/components/feedback/later";
import { PickField } from "./pick-field";

const BotPickDialog = later(() => import("./bot-pick-dialog").then((it) => it.BotPickDialog));

interface Props {
  orgId: string;
  /** The bot that the form has now, also one that was chosen for the reader; null for none. */
  given: { id: string; name: string } | null;
  help: ReactNode;
  /** Called when the reader chooses one, or none. */
  onChosen?: () => void;
}

const NONE = "No bot yet (calls will not be answered)";

/** The bot of a new line, found by name, or none. */
export function BotField({ orgId, given, help, onChosen }: Props) {
  return (
    <PickField
      name="botId"
      label="Bot"
      help={help}
      given={given && { id: given.id, text: given.name }}
      placeholder={NONE}
      onChosen={onChosen}
      search={({ onClose, onPick }) => (
        <BotPickDialog
          label="Choose a bot"
          orgId={orgId}
          none={{ label: NONE, onChoose: () => onPick({ id: "", text: NONE }) }}
          onClose={onClose}
          onChoose={(bot) => onPick({ id: bot.id, text: bot.name })}
        />
      )}
    />
  );
}
