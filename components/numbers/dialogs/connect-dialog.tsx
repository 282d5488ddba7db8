"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useSayDone } from "@/components/activity/use-say-done";
import { Alert } from "@/components/feedback/alert";
import { ErrorState } from "@/components/feedback/error-state";
import { useAct } from "@/components/feedback/use-act";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { useFirstFocus } from "@/components/ui/use-first-focus";
import { attachNumberAction, switchBotAction } from "@/lib/actions/number-actions";
import { BROUGHT } from "@/lib/constants/carrier";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { mismatchOf } from "@/lib/constants/mismatch";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { GreetingNote } from "../greeting-note";
import { useLineChanged } from "../use-line-changed";
import { BotSearch } from "./bot-search";
import { LineFailure } from "./line-failure";
import { NoBots, newBotFor } from "./no-bots";
import { useBotChoice } from "./use-bot-choice";

interface Props {
  line: PhoneNumber;
  /** The bot that is chosen at first, such as one that was just added for the line. */
  chosenBotId?: string | null;
  onClose: () => void;
  /** Called in place of `onClose` once the bot is attached. */
  onDone?: (() => void) | undefined;
}

/** Attaches a bot to a line, or switches to another bot. Asks again if the bot does not speak the line's language. */
export function ConnectDialog({ line, chosenBotId = null, onClose, onDone }: Props) {
  const { search, rows, searches, typed, setTyped, bot, setBot } = useBotChoice(line, chosenBotId);
  const [asking, setAsking] = useState(false);
  const form = useFirstFocus();
  const { run, busy, failure } = useAct(`connect ${line.id}`);
  const lineChanged = useLineChanged();
  const sayDone = useSayDone();
  const number = formatPhone(line.number);

  async function connect(wanted: Bot) {
    const input = { id: line.id, version: line.version, botId: wanted.id };
    const action = line.botId ? switchBotAction : attachNumberAction;
    const result = await run((intent) => action(input, intent));
    if (!result.ok) return setAsking(false);
    sayDone(
      line.carrier === BROUGHT
        ? `${wanted.name} is attached to ${number}`
        : `Calls to ${number} now reach ${wanted.name}`,
      result.data.entryId,
    );
    (onDone ?? onClose)();
    await lineChanged(result.data.phoneNumber);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || !bot) return;
    if (!asking && mismatchOf(line.language, bot) === "language_mismatch") return setAsking(true);
    void connect(bot);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      locked={busy}
      size="lg"
      title={line.bot ? `Switch the bot for ${number}` : `Attach a bot to ${number}`}
      description={effectOf(line)}
    >
      {search.error && search.onRetry && rows.length === 0 ? (
        <ErrorState title="The bots didn’t load" error={search.error} onRetry={search.onRetry} />
      ) : !search.isLoaded ? (
        <Skeleton className="h-32" />
      ) : rows.length === 0 && !searches ? (
        <NoBots line={line} />
      ) : (
        <form ref={form} method="post" onSubmit={submit} onKeyDown={chooseOnEnter} className="grid gap-5">
          {asking && bot ? (
            <Alert tone="warn" live title={`${bot.name} is not trained in ${LANGUAGE_LABELS[line.language]}`}>
              The line speaks {LANGUAGE_LABELS[line.language]}. {bot.name} would answer, but callers may not
              be understood, and the line will need attention.
            </Alert>
          ) : (
            <>
              <BotSearch
                {...search}
                rows={rows}
                searches={searches}
                typed={typed}
                onType={setTyped}
                language={line.language}
                value={bot}
                onChange={setBot}
              />
              <GreetingNote bot={bot} language={line.language} />
              <Link className="text-link justify-self-start text-sm" href={newBotFor(line)}>
                Add another bot
              </Link>
            </>
          )}
          {failure && <LineFailure failure={failure} line={line} onClose={onClose} />}
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={busy} onClick={asking ? () => setAsking(false) : onClose}>
              {asking ? "Choose another bot" : "Cancel"}
            </Button>
            <Button
              type="submit"
              variant="primary"
              disabled={!bot || failure?.code === "edit_conflict"}
              busy={busy}
            >
              {confirmLabel(line, bot, asking)}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** Enter on a bot that is not chosen chooses it; on the chosen one it submits, as everywhere. */
function chooseOnEnter(event: KeyboardEvent) {
  const { target } = event;
  if (event.key !== "Enter" || !(target instanceof HTMLInputElement)) return;
  if (target.type !== "radio" || target.checked) return;
  event.preventDefault();
  target.click();
}

/** What connecting a bot does. Calls to brought numbers are not answered yet. */
function effectOf({ bot, carrier }: PhoneNumber): string {
  if (carrier === BROUGHT)
    return bot
      ? `${bot.name} is attached now. The other bot takes its place at once.`
      : "You can change it at any time.";
  return bot
    ? `${bot.name} answers now. The other bot takes over at once, so no call goes unanswered.`
    : "From then on, the bot answers its calls.";
}

function confirmLabel(line: PhoneNumber, bot: Bot | null, asking: boolean): string {
  if (!bot) return line.bot ? "Switch bot" : "Attach a bot";
  const act = line.bot ? `Switch to ${bot.name}` : `Attach ${bot.name}`;
  return asking ? `${act} anyway` : act;
}
