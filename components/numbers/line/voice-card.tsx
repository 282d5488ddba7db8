"use client";

import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/feedback/alert";
import { useGreeting } from "@/components/pickers/use-greeting";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { Icon } from "@/components/ui/icon";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { VOICES } from "@/lib/constants/voices";
import { firstWords } from "@/lib/format/first-words";
import { formatPhone } from "@/lib/phone";
import { botQuery } from "@/lib/queries/bots";
import { trunkQuery } from "@/lib/queries/trunks";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** Id of the button that gets the focus back after an edit. */
export const EDIT_BUTTON = "edit-line";

/** Language, voice and call settings of a line, with its greeting to listen to. */
export function VoiceCard({ line, onEdit }: { line: PhoneNumber; onEdit?: () => void }) {
  return (
    <Card
      title="How it sounds"
      actions={
        onEdit && (
          <Button id={EDIT_BUTTON} size="sm" onClick={onEdit}>
            Edit line
          </Button>
        )
      }
    >
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact label="Language">{LANGUAGE_LABELS[line.language]}</Fact>
        <Fact label="Voice">
          {VOICES[line.voiceId].label}
          <span className="block text-ink-2 text-sm">{VOICES[line.voiceId].character}</span>
        </Fact>
        <Fact label="Callbacks go to">
          {line.callbackForwardingNumber ? (
            <span className="number-text">{formatPhone(line.callbackForwardingNumber)}</span>
          ) : (
            <span className="text-ink-2">Not set</span>
          )}
        </Fact>
        {line.verifiedCallerId && (
          <Fact label="Shown to people it calls">
            <span className="number-text">{formatPhone(line.verifiedCallerId)}</span>
          </Fact>
        )}
        {line.transferTrunkId && (
          <Fact label="Transfers go over">
            <TrunkName id={line.transferTrunkId} />
          </Fact>
        )}
      </dl>
      <Greeting key={`${line.language} ${line.botId}`} line={line} />
    </Card>
  );
}

function TrunkName({ id }: { id: string }) {
  const { data: trunk, error } = useQuery(trunkQuery(id));
  if (!trunk) return <span className="text-ink-2">{error ? "The trunk didn’t load" : "Loading…"}</span>;
  return trunk.name;
}

function Greeting({ line }: { line: PhoneNumber }) {
  const { data: bot } = useQuery({ ...botQuery(line.botId ?? ""), enabled: line.botId !== null });
  const { play, unspoken } = useGreeting(line.orgId);
  const { language, voiceId } = line;
  return (
    <div className="mt-4 border-t pt-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => void play({ text: greetingOf(line, bot), language, voiceId })}>
          <Icon name="play" className="size-3.5" />
          Play greeting
        </Button>
        <p className="min-w-0 flex-1 basis-48 text-ink-3 text-sm">
          Spoken by your browser’s voice, so this is an approximation.
        </p>
      </div>
      {unspoken !== null && (
        <Alert tone="info" live className="mt-3" title="This browser has no voice for this language">
          The line says in {LANGUAGE_LABELS[language]}: “{unspoken}”
        </Alert>
      )}
    </div>
  );
}

function greetingOf(line: PhoneNumber, bot: Parameters<typeof firstWords>[0] | undefined): string {
  return bot && line.botId !== null
    ? firstWords(bot)
    : `Thank you for calling ${line.organization.name}. How can I help you today?`;
}
