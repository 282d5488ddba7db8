"use client";

import { useFormContext } from "react-hook-form";
import { Alert } from "@/components/feedback/alert";
import { SelectField } from "@/components/form/select-field";
import { BotField } from "@/components/pickers/bot-field";
import { VoicePicker } from "@/components/pickers/voice-picker";
import { Card } from "@/components/ui/card";
import { LANGUAGE_LABELS, LANGUAGES, type Language } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import { firstWords } from "@/lib/format/first-words";
import type { Bot } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";
import { LineNameField } from "../line-name-field";
import { BotHelp } from "./bot-help";

interface Props {
  /** The first bots of the organization; more are found by typing. Undefined until they are loaded. */
  bots: Bot[] | undefined;
  bot: Bot | null;
  language: Language;
  organization: Organization;
  /** The address of the form as it is now, to return to with a new bot. */
  here: string;
  /** Called when the reader chooses a bot. */
  keepBot: () => void;
}

/** Name, language and bot of a new line. */
export function AnsweringFields({ bots, bot, language, organization, here, keepBot }: Props) {
  return (
    <Card title="Who answers?">
      <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-[2fr_1fr]">
        <LineNameField />
        <SelectField
          name="language"
          label="Language"
          required
          items={LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }))}
        />
        <div className="sm:col-span-2">
          <BotField
            orgId={organization.id}
            given={bot}
            onChosen={keepBot}
            help={<BotHelp bots={bots} language={language} organization={organization} here={here} />}
          />
        </div>
        {bot && !bot.languages.includes(language) && (
          <Alert
            tone="warn"
            live
            className="sm:col-span-2"
            title={`${bot.name} is not trained in ${LANGUAGE_LABELS[language]}`}
          >
            The bot would answer, but the line would need attention. Choose another bot or language.
          </Alert>
        )}
      </div>
    </Card>
  );
}

/** The voice of a new line. */
export function SoundFields({
  bot,
  language,
  organization,
}: Pick<Props, "bot" | "language" | "organization">) {
  const { watch, setValue } = useFormContext();
  return (
    <Card title="How should it sound?">
      <VoicePicker
        value={watch("voiceId") as VoiceId}
        onChange={(voiceId) => setValue("voiceId", voiceId, { shouldDirty: true })}
        language={language}
        orgId={organization.id}
        greeting={
          bot ? firstWords(bot) : `Thank you for calling ${organization.name}. How can I help you today?`
        }
      />
    </Card>
  );
}
