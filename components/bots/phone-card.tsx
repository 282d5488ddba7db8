"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { VOICE_IDS, VOICES } from "@/lib/constants/numbers";
import type { Bot } from "@/lib/schemas/bot";
import { ActionsField } from "./actions-field";
import { callsText } from "./bot-text";
import { TextListEditor } from "./text-list-editor";

const VOICE_ITEMS = [
  { value: "", label: "Not set" },
  ...VOICE_IDS.map((value) => ({ value, label: VOICES[value].label })),
];

/** How the bot behaves in a call, what it may do there, and what it asks for. */
export function PhoneCard({ bot }: { bot: Bot }) {
  return (
    <Card title="On the phone" id="phone">
      <div className="grid gap-4">
        <PhoneFields />
        <p className="text-ink-2">
          {callsText(bot)}. Model {bot.model}, chosen when the bot was added.
        </p>
      </div>
    </Card>
  );
}

/** The fields that a new bot and a present one have in common. */
export function PhoneFields() {
  return (
    <>
      <TextAreaField
        name="firstMessage"
        label="First message"
        required={false}
        help="Opens calls where there is no phone greeting. Without either, the greeting does."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="defaultVoiceId"
          label="Default voice"
          required={false}
          items={VOICE_ITEMS}
          help="For numbers that programs order for this bot. Each line has a voice of its own."
        />
        <TextField name="accent" label="Accent" required={false} autoComplete="off" />
        <TextField
          name="handoffPhoneNumber"
          label="Hand-off number"
          required={false}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          help="Where a caller is connected who wants to talk to a person. Such as (312) 555-0142."
        />
      </div>
      <CheckboxField
        name="interruptible"
        label="Callers may interrupt"
        help="Without it, the bot finishes what it is saying first."
      />
      <ActionsField />
      <fieldset>
        <legend className="mb-1.5 font-medium">Details to collect</legend>
        <TextListEditor
          name="dataCollectionFields"
          item="detail"
          isShort
          empty="None yet. For example: “Insurance”, “Preferred day”."
        />
      </fieldset>
      <TextField
        name="dataCollectionWebhookUrl"
        label="Send collected details to"
        required={false}
        type="url"
        inputMode="url"
        autoComplete="off"
        help="An https address of a program of yours."
      />
    </>
  );
}
