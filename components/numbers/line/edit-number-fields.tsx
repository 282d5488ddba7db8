"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { VoicePicker } from "@/components/pickers/voice-picker";
import { LANGUAGE_LABELS, LANGUAGES, type Language } from "@/lib/constants/languages";
import type { VoiceId } from "@/lib/constants/voices";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LineNameField } from "../line-name-field";
import { TrunkField } from "../trunk-field";

const LANGUAGE_ITEMS = LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }));

/** The fields of a line. */
export function EditNumberFields({ line, greeting }: { line: PhoneNumber; greeting: string | undefined }) {
  const { setValue } = useFormContext();
  const language = useWatch({ name: "language" }) as Language;
  const voiceId = useWatch({ name: "voiceId" }) as VoiceId;
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <LineNameField />
        <SelectField
          name="language"
          label="Language"
          required
          items={LANGUAGE_ITEMS}
          help={
            line.bot && !line.bot.languages.includes(language)
              ? `${line.bot.name} is not trained in ${LANGUAGE_LABELS[language]}.`
              : "The language that the bot speaks on this line."
          }
        />
      </div>
      <VoicePicker
        value={voiceId}
        onChange={(next) => setValue("voiceId", next, { shouldDirty: true })}
        language={language}
        orgId={line.orgId}
        greeting={greeting ?? `Thank you for calling ${line.organization.name}. How can I help you today?`}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          name="callbackForwardingNumber"
          label="Callbacks go to"
          required={false}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          help="For people who call back after the line’s bot called them. It is kept, but not used yet."
        />
        <TrunkField orgId={line.orgId} />
      </div>
    </div>
  );
}
