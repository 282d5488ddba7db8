"use client";

import { useEffect, useRef, useState } from "react";
import { useFormState } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { Icon } from "@/components/ui/icon";
import { BOT_MODELS } from "@/lib/constants/bots";
import { PhoneFields } from "./phone-card";

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

/** How a new bot behaves on the phone, folded away: most bots do well without. */
export function MorePhoneCard() {
  const [isOpen, setOpen] = useState(false);
  const { errors } = useFormState({ name: FIELDS });
  const isWrong = FIELDS.some((name) => name in errors);
  const box = useRef<HTMLDetailsElement>(null);

  // What is folded away cannot take the focus that a refused submit gives it.
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
        // What is wrong stays in sight.
        if (isWrong) currentTarget.open = true;
        setOpen(currentTarget.open);
      }}
      className="surface group min-w-0"
    >
      <summary className="flex list-none items-start gap-3 rounded-md px-5 py-4">
        <span className="mr-auto">
          <span className="block font-semibold text-lg">More: on the phone</span>
          <span className="block text-ink-2 text-sm">
            First message, voice, hand-off number, what it may do, details to collect, and the model.
          </span>
        </span>
        <Icon name="chevron-right" className="mt-1.5 size-4 shrink-0 text-ink-3 group-open:rotate-90" />
      </summary>
      <div className="grid gap-4 px-5 pb-5">
        <PhoneFields />
        <SelectField
          name="model"
          label="Model"
          items={MODEL_ITEMS}
          help="A label for programs that ask for one. It cannot be changed later."
        />
      </div>
    </details>
  );
}
