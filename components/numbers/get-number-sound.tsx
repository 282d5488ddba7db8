"use client";

import Link from "next/link";
import { useFormContext } from "react-hook-form";
import { Alert } from "@/components/feedback/alert";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { VoicePicker } from "@/components/pickers/voice-picker";
import { Card } from "@/components/ui/card";
import { LANGUAGE_LABELS, LANGUAGES, type Language, type VoiceId } from "@/lib/constants/numbers";
import { firstWords } from "@/lib/format/first-words";
import { paths } from "@/lib/paths";
import type { Bot } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";

interface Props {
  bots: Bot[];
  bot: Bot | null;
  language: Language;
  organization: Organization;
}

/** What the line is called, how it sounds and who answers it. */
export function GetNumberSound({ bots, bot, language, organization }: Props) {
  const { watch, setValue } = useFormContext();
  const trained = (each: Bot) => each.languages.map((known) => LANGUAGE_LABELS[known]).join(", ");
  return (
    <>
      <Card title="Who answers?">
        <div className="grid gap-5">
          <TextField
            name="name"
            label="Name of the line"
            required
            help="What it is for: Main Line, After Hours, Recall Outreach."
          />
          <SelectField
            name="botId"
            label="Bot"
            items={[
              { value: "", label: "No bot yet (calls will not be answered)" },
              ...bots.map((each) => ({
                value: each.id,
                label: `${each.name}: ${trained(each)}, ${each.outbound ? "outbound" : "inbound"}, ${each.lineCount} ${each.lineCount === 1 ? "line" : "lines"}`,
              })),
            ]}
            help={
              bots.length === 0 ? (
                <>
                  {organization.name} has no bot yet.{" "}
                  <Link className="text-link" href={paths.newBot(organization.id)}>
                    Add a bot
                  </Link>{" "}
                  first, or attach one later.
                </>
              ) : (
                "It can be changed at any time."
              )
            }
          />
        </div>
      </Card>
      <Card title="How should it sound?">
        <div className="grid gap-5">
          <SelectField
            name="language"
            label="Language"
            required
            items={LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }))}
          />
          {bot && !bot.languages.includes(language) && (
            <Alert tone="warn" live title={`${bot.name} is not trained in ${LANGUAGE_LABELS[language]}`}>
              The line would be answered, but need attention. Choose another bot, or another language.
            </Alert>
          )}
          <VoicePicker
            value={watch("voiceId") as VoiceId}
            onChange={(voiceId) => setValue("voiceId", voiceId, { shouldDirty: true })}
            language={language}
            orgId={organization.id}
            greeting={
              bot ? firstWords(bot) : `Thank you for calling ${organization.name}. How can I help you today?`
            }
          />
        </div>
      </Card>
    </>
  );
}
