"use client";

import { useEffect, useRef, useState } from "react";
import { useFormState } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { Icon } from "@/components/ui/icon";
import { BOT_MODELS } from "@/lib/constants/bots";
import { ActionsField } from "./actions-field";
import { NOT_USED_YET } from "./bot-text";
import { DetailsField, FirstMessageField, SpeechFields, WebhookField } from "./phone-fields";

const FIELDS = [
  "firstMessage",
  "defaultVoiceId",
  "accent",
  "handoffPhoneNumber",
  "actionIds",
  "dataCollectionFields",
  "dataCollectionWebhookUrl",
  "model",
];
const MODEL_ITEMS = BOT_MODELS.map((value) => ({ value, label: value }));

/** The phone settings of a new bot, collapsed because most bots do not need them. */
export function MorePhoneCard() {
  const [isOpen, setOpen] = useState(false);
  const { errors } = useFormState({ name: FIELDS });
  const isWrong = FIELDS.some((name) => name in errors);
  const box = useRef<HTMLDetailsElement>(null);

  // A collapsed field cannot take the focus that a refused submit gives it.
  useEffect(() => {
    if (!isWrong || box.current?.contains(document.activeElement)) return;
    const focusIsOnAnother = document.activeElement?.matches('[aria-invalid="true"]');
    if (!focusIsOnAnother) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [isWrong]);

  return (
    <details
      ref={box}
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => {
        // Fields with errors stay visible.
        if (isWrong) currentTarget.open = true;
        setOpen(currentTarget.open);
      }}
      className="surface group min-w-0"
    >
      <summary className="flex list-none items-start gap-3 rounded-md px-5 py-4">
        <span className="mr-auto">
          <span className="block font-semibold text-lg">More phone settings</span>
          <span className="block text-ink-2 text-sm">
            First message, voice, hand-off number, allowed actions, details to collect, model.
          </span>
        </span>
        <Icon name="chevron-right" className="mt-1.5 size-4 shrink-0 text-ink-3 group-open:rotate-90" />
      </summary>
      <div className="grid gap-4 px-5 pb-5">
        <FirstMessageField />
        <SpeechFields />
        <p className="text-ink-2">{NOT_USED_YET}</p>
        <ActionsField />
        <DetailsField />
        <WebhookField />
        <SelectField
          name="model"
          label="Model"
          items={MODEL_ITEMS}
          help="Some software asks for it. You can’t change it later."
        />
      </div>
    </details>
  );
}
