"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { cx } from "@/components/ui/cx";
import { updateBotAction } from "@/lib/actions/bot-actions";
import type { Warning } from "@/lib/errors";
import { botQuery } from "@/lib/queries/bots";
import { type Bot, botSchema, editBotInput } from "@/lib/schemas/bot";
import { botValues } from "../bot-values";
import { CONFLICT_FIELDS } from "../conflict-fields";
import { withoutBlanks } from "../without-blanks";
import { AdvancedFields, GreetingsFields, KnowsFields, PhoneFields } from "./section-fields";
import { isSameIn, SECTIONS, type SectionName, startOf } from "./sections";

interface Props {
  bot: Bot;
  section: SectionName;
  /** Proposed values to start with, by field; the reader checks and saves them. */
  proposed: Readonly<Record<string, string>>;
  onSaved: (warnings: Warning[]) => void;
  onClose: () => void;
}

/** Edits one section of a bot in its place. Sends only this section's fields, with the version that was shown. */
export function SectionForm({ bot, section, proposed, onSaved, onClose }: Props) {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { base, setBase, onConflict, conflict } = useTheirEdit<Bot, Bot>(bot, botSchema);
  const [asking, setAsking] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const state = useActionForm({
    schema: editBotInput,
    defaultValues: startOf(section, bot),
    action: updateBotAction,
    beforeSubmit: () => {
      const { getValues, setValue } = state.form;
      for (const [name, filled] of withoutBlanks(getValues())) setValue(name, filled as never);
      return undefined;
    },
    onSuccess: async ({ bot: saved, warnings }) => {
      queries.setQueryData(botQuery(saved.id).queryKey, saved);
      toast.success(`${saved.name} was saved`);
      onSaved(warnings);
      // The page's header was rendered on the server, with the previous name and languages.
      router.refresh();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["bots", "list"] }),
        queries.invalidateQueries({ queryKey: ["numbers"] }),
      ]);
    },
    onError: onConflict,
  });
  const { setValue, formState } = state.form;
  const { isDirty } = formState;

  // A newer version that is the same in this section is no conflict: usually this page saved another section.
  useEffect(() => {
    if (bot.version <= base.version || !isSameIn(section, base, bot)) return;
    setBase(bot);
    setValue("version", bot.version);
  }, [bot, base, section, setBase, setValue]);

  useEffect(() => {
    for (const [name, text] of Object.entries(proposed))
      setValue(name as "phoneGreeting", text, { shouldDirty: true });
  }, [proposed, setValue]);

  useEffect(() => {
    fields.current?.querySelector<HTMLElement>(FIRST)?.focus();
  }, []);

  function close() {
    if (isDirty) return setAsking(true);
    if (base !== bot) void queries.invalidateQueries({ queryKey: botQuery(bot.id).queryKey });
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented || state.submitting) return;
    event.preventDefault();
    close();
  }

  const Fields: ComponentType<{ bot: Bot }> = FIELDS[section];
  return (
    <>
      <ActionForm state={state} aria-label={`${SECTIONS[section].title} of ${base.name}`}>
        {conflict(CONFLICT_FIELDS, botValues)}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape from the fields inside */}
        <div ref={fields} onKeyDown={onKeyDown} className={FIELDS_LOOK}>
          <Fields bot={bot} />
          <div className={cx("flex flex-wrap items-center gap-2", isDirty && STAYING)}>
            <SubmitButton>Save changes</SubmitButton>
            <Button onClick={close}>Cancel</Button>
            {isDirty && <span className="ml-auto text-ink-2 text-sm">Unsaved changes</span>}
          </div>
        </div>
      </ActionForm>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Discard your changes?"
        confirmLabel="Discard changes"
        cancelLabel="Keep editing"
        tone="danger"
        onConfirm={onClose}
      >
        <p>What you changed in {SECTIONS[section].title} is not saved.</p>
      </ConfirmDialog>
    </>
  );
}

/** The button to save stays in view while there is something to save. */
const STAYING = "sticky bottom-3 z-10 rounded-md border bg-raised p-3 shadow-pop";
/** A focused field is not behind it. */
const FIELDS_LOOK = "grid gap-5 [&_:is(input,textarea,select,button)]:scroll-mb-24";

/** What takes the focus when a form opens: its first field, or the button that adds one. */
const FIRST = 'input, textarea, select, [data-part="add"]';

const FIELDS = {
  greetings: GreetingsFields,
  knows: KnowsFields,
  phone: PhoneFields,
  advanced: AdvancedFields,
} satisfies Record<SectionName, ComponentType<{ bot: Bot }>>;
