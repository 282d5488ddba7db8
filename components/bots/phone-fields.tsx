"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { VOICE_IDS, VOICES } from "@/lib/constants/voices";
import { TextListEditor } from "./text-list-editor";

const VOICE_ITEMS = [
  { value: "", label: "Not set" },
  ...VOICE_IDS.map((value) => ({ value, label: VOICES[value].label })),
];

/** What opens calls without a phone greeting. */
export function FirstMessageField() {
  return (
    <TextAreaField
      name="firstMessage"
      label="First message"
      required={false}
      help="Opens calls if there is no phone greeting. If both are empty, the greeting opens calls."
    />
  );
}

/** How a bot speaks, and where it hands callers off. */
export function SpeechFields() {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="defaultVoiceId"
          label="Default voice"
          required={false}
          items={VOICE_ITEMS}
          help="For numbers that your software orders for this bot. Each line has its own voice."
        />
        <TextField name="accent" label="Accent" required={false} autoComplete="off" />
        <TextField
          name="handoffPhoneNumber"
          label="Hand-off number"
          required={false}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          help="For callers who ask for a person. They are not connected yet. For example, (312) 555-0142."
        />
      </div>
      <CheckboxField
        name="interruptible"
        label="Callers can interrupt"
        help="If unchecked, the bot finishes speaking first."
      />
    </>
  );
}

/** What the bot asks callers for. */
export function DetailsField() {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Details to collect</legend>
      <TextListEditor
        name="dataCollectionFields"
        item="detail"
        isShort
        empty="None yet. For example: “Insurance”, “Preferred day”."
      />
    </fieldset>
  );
}

/** Where the collected details are sent. */
export function WebhookField() {
  return (
    <TextField
      name="dataCollectionWebhookUrl"
      label="Send collected details to"
      required={false}
      type="url"
      inputMode="url"
      autoComplete="off"
      help="An https:// address of your own software. Nothing is sent there yet."
    />
  );
}
