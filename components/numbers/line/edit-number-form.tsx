"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { updateNumberAction } from "@/lib/actions/number-actions";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { firstWords } from "@/lib/format/first-words";
import { botQuery } from "@/lib/queries/bots";
import { servingTrunksQuery } from "@/lib/queries/trunks";
import { type PhoneNumber, phoneNumberSchema } from "@/lib/schemas/phone-number";
import { conflictFields, editNumberSchema, numberValues } from "../number-values";
import { useLineChanged } from "../use-line-changed";
import { EditNumberFields } from "./edit-number-fields";

/** Edits a line. Asks before the line gets a language its bot does not speak, and shows another person's edit. */
export function EditNumberForm({ line, onClose }: { line: PhoneNumber; onClose: () => void }) {
  const lineChanged = useLineChanged();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<PhoneNumber, PhoneNumber>(line, phoneNumberSchema);
  const [asked, setAsked] = useState<Language | null>(null);
  const { data: bot } = useQuery({ ...botQuery(line.botId ?? ""), enabled: line.botId !== null });
  const { data: trunks } = useQuery(servingTrunksQuery(line.orgId));
  const state = useActionForm({
    schema: editNumberSchema,
    defaultValues: { id: line.id, version: line.version, ...numberValues(line) },
    action: updateNumberAction,
    onSuccess: async ({ phoneNumber }) => {
      toast.success(`${phoneNumber.name} was saved`);
      onClose();
      await lineChanged(phoneNumber);
    },
    onError: onConflict,
  });

  const { setFocus } = state.form;
  useEffect(() => setFocus("name"), [setFocus]);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    event?.stopPropagation();
    const language = state.form.getValues("language");
    const isNew = language !== undefined && language !== base.language;
    if (isNew && line.bot && !line.bot.languages.includes(language)) {
      if (await state.form.trigger(undefined, { shouldFocus: true })) setAsked(language);
      return;
    }
    await state.submit(event);
  }

  return (
    <>
      <ActionForm state={{ ...state, submit }} aria-label={`Edit ${base.name}`}>
        {conflict(conflictFields(trunks?.sipTrunks ?? []), numberValues)}
        <Card title="Edit the line">
          <EditNumberFields line={line} greeting={bot && firstWords(bot)} />
          <div className="mt-6 flex flex-wrap gap-2">
            <SubmitButton>Save changes</SubmitButton>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </Card>
      </ActionForm>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={asked ? `Change the language to ${LANGUAGE_LABELS[asked]}?` : ""}
        confirmLabel={asked ? `Save with ${LANGUAGE_LABELS[asked]}` : ""}
        onConfirm={async () => {
          setAsked(null);
          await state.submit();
        }}
      >
        <p>
          {line.bot?.name} is not trained in {asked && LANGUAGE_LABELS[asked]}. It keeps answering, but may
          not understand callers, and the line will need attention.
        </p>
      </ConfirmDialog>
    </>
  );
}
