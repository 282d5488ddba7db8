"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { attachNumberAction, switchBotAction } from "@/lib/actions/number-actions";
import { BROUGHT, LANGUAGE_LABELS } from "@/lib/constants/numbers";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { botsQuery } from "@/lib/queries/bots";
import type { Bot } from "@/lib/schemas/bot";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { BotChoices } from "./bot-choices";
import { useLineChanged } from "./use-line-changed";

/** Attaches a bot to a line, or hands the line from one bot to another; asks twice where the languages differ. */
export function ConnectDialog({ line, onClose }: { line: PhoneNumber; onClose: () => void }) {
  const { data, error, refetch } = useQuery(botsQuery({ orgId: line.orgId, limit: 100, sort: "name" }));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);
  const bot = data?.bots.find((each) => each.id === chosenId) ?? null;
  const others = data?.bots.filter((each) => each.id !== line.botId) ?? [];

  async function connect(wanted: Bot) {
    setBusy(true);
    setFailure(null);
    const input = { id: line.id, botId: wanted.id };
    const result = await attempt(() => (line.botId ? switchBotAction(input) : attachNumberAction(input)));
    setBusy(false);
    if (!result.ok) {
      setFailure(result);
      setAsking(false);
      return;
    }
    toast.success(
      line.carrier === BROUGHT
        ? `${wanted.name} is attached to ${number}`
        : `Calls to ${number} now reach ${wanted.name}`,
    );
    onClose();
    await lineChanged(result.data.phoneNumber);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || !bot) return;
    if (!asking && !bot.languages.includes(line.language)) return setAsking(true);
    void connect(bot);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      locked={busy}
      size="lg"
      title={line.bot ? `Switch the bot of ${number}` : `Attach a bot to ${number}`}
      description={
        line.bot
          ? `${line.bot.name} answers now. The other bot takes over in one step, so no call goes unanswered.`
          : "Calls reach the bot from then on."
      }
    >
      {error && !data ? (
        <ErrorState title="The bots cannot be shown" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : others.length === 0 ? (
        <NoBots line={line} />
      ) : (
        <form onSubmit={submit} className="grid gap-5">
          {asking && bot ? (
            <Alert tone="warn" live title={`${bot.name} is not trained in ${LANGUAGE_LABELS[line.language]}`}>
              The line speaks {LANGUAGE_LABELS[line.language]}. {bot.name} would answer, but callers may not
              be understood, and the line will need attention.
            </Alert>
          ) : (
            <BotChoices bots={others} language={line.language} value={chosenId} onChange={setChosenId} />
          )}
          {failure && <ActFailure failure={failure} />}
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={busy} onClick={asking ? () => setAsking(false) : onClose}>
              {asking ? "Choose another bot" : "Cancel"}
            </Button>
            <Button type="submit" variant="primary" disabled={!bot} busy={busy}>
              {confirmLabel(line, bot, asking)}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function confirmLabel(line: PhoneNumber, bot: Bot | null, asking: boolean): string {
  const act = line.bot ? "Switch to" : "Attach to";
  if (!bot) return line.bot ? "Switch bot" : "Attach";
  return asking ? `${act} ${bot.name} all the same` : `${act} ${bot.name}`;
}

function NoBots({ line }: { line: PhoneNumber }) {
  return (
    <EmptyState
      title={line.bot ? "There is no other bot" : "There is no bot yet"}
      action={
        <LinkButton href={paths.newBot(line.orgId)} variant="primary">
          Add a bot
        </LinkButton>
      }
    >
      A line is answered by a bot of its own organization, {line.organization.name}.
    </EmptyState>
  );
}
