"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useFormContext, useFormState } from "react-hook-form";
import { Alert } from "@/components/feedback/alert";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { updateBotAction } from "@/lib/actions/bot-actions";
import type { Warning } from "@/lib/errors";
import { botQuery } from "@/lib/queries/bots";
import type { Bot } from "@/lib/schemas/bot";
import { AbilitiesCard, GreetingsCard, NamesFields, TrainingCards } from "./bot-fields";
import { botValues, editBotSchema } from "./bot-values";
import { CONFLICT_FIELDS } from "./conflict-fields";
import { PhoneCard } from "./phone-card";

/** The training editor: everything a bot says and knows, saved at once. */
export function EditBotForm({ bot }: { bot: Bot }) {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { base, setBase, onConflict, conflict } = useTheirEdit<Bot, Bot>(bot);
  const [warnings, setWarnings] = useState<Warning[]>([]);
  const state = useActionForm({
    schema: editBotSchema,
    defaultValues: { id: bot.id, version: bot.version, ...botValues(bot) },
    action: updateBotAction,
    onSuccess: async ({ bot: saved, warnings: raised }) => {
      setBase(saved);
      setWarnings(raised);
      state.form.reset({ id: saved.id, version: saved.version, ...botValues(saved) });
      toast.success(`${saved.name} was saved`);
      queries.setQueryData(botQuery(saved.id).queryKey, saved);
      // The page's head was drawn on the server with the former name and languages.
      router.refresh();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["bots", "list"] }),
        queries.invalidateQueries({ queryKey: ["numbers"] }),
      ]);
    },
    onError: onConflict,
  });
  return (
    <ActionForm state={state} aria-label={`Training of ${base.name}`}>
      {conflict(CONFLICT_FIELDS, botValues)}
      {warnings.length > 0 && <MismatchAlert warnings={warnings} />}
      <GreetingsCard orgId={bot.orgId} />
      <TrainingCards />
      <AbilitiesCard />
      <PhoneCard bot={base} />
      <Card title="Names">
        <NamesFields />
      </Card>
      <SaveBar />
    </ActionForm>
  );
}

/** Names the lines that the bot does not speak the language of any more. */
function MismatchAlert({ warnings }: { warnings: Warning[] }) {
  const box = useRef<HTMLDivElement>(null);
  // The save button may be a page away from the top of the form.
  useEffect(() => {
    if (warnings.length > 0) box.current?.focus();
  }, [warnings]);
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 rounded-md">
      <Alert tone="warn" live title="Saved. Some lines need attention now">
        <ul className="list-disc pl-4">
          {warnings.map((warning) => (
            <li key={warning.message}>{warning.message}</li>
          ))}
        </ul>
        <p className="mt-1">
          Train the bot in that language again, or give the lines another language or bot.
        </p>
      </Alert>
    </div>
  );
}

/** Stays in sight while there is something to save. */
function SaveBar() {
  const { isDirty } = useFormState();
  const form = useFormContext();
  return (
    <div
      className={cx(
        "flex flex-wrap items-center gap-2 rounded-md border p-3",
        isDirty ? "sticky bottom-3 z-10 bg-raised shadow-pop" : "bg-panel",
      )}
    >
      <span role="status" className="mr-auto text-ink-2">
        {isDirty ? "Changes not saved yet" : "All changes are saved"}
      </span>
      {isDirty && <Button onClick={() => form.reset()}>Discard changes</Button>}
      <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>
    </div>
  );
}
