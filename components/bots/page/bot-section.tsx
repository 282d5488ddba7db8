"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Alert } from "@/components/feedback/alert";
import { later } from "@/components/feedback/later";
import { draftKeyOf, hasDraft } from "@/components/form/draft";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Warning } from "@/lib/errors";
import type { Bot } from "@/lib/schemas/bot";
import { SECTIONS, type SectionName, startOf } from "./sections";

const loadForm = () => import("./section-form").then((it) => it.SectionForm);
const SectionForm = later(loadForm);

/** What a form starts with besides the present values. */
type Proposed = Readonly<Record<string, string>>;
const NOTHING: Proposed = {};

interface Props {
  bot: Bot;
  section: SectionName;
  canEdit: boolean;
  /** The section as text. It gets the function that opens the form with proposed values. */
  children: (propose: (values: Proposed) => void) => ReactNode;
  /** What is edited on its own, below the section's text or form. */
  below?: ReactNode;
}

/** One section of a bot's page: read as text, and edited in its place. */
export function BotSection({ bot, section, canEdit, children, below }: Props) {
  const [editing, setEditing] = useState<Proposed | null>(null);
  const [opening, setOpening] = useState(false);
  const [warnings, setWarnings] = useState<Warning[]>([]);
  const hydrated = useHydrated();
  const editButton = useRef<HTMLButtonElement>(null);
  const { title } = SECTIONS[section];

  /** Loads the form first, so that the text stays until the form takes its place. If that fails, the form says so. */
  async function open(proposed: Proposed) {
    setOpening(true);
    await loadForm().catch(() => {});
    setOpening(false);
    setWarnings([]);
    setEditing(proposed);
  }

  function close(warned: Warning[] = []) {
    // The greetings' own text says which of them are in another language, and proposes others.
    const raised = warned.filter(
      ({ code }) => section !== "greetings" || code !== "greeting_language_mismatch",
    );
    flushSync(() => {
      setEditing(null);
      setWarnings(raised);
    });
    // Warnings take the focus themselves.
    if (raised.length === 0) editButton.current?.focus();
  }

  // What was typed before the page was reloaded for a new version is in the form again.
  const draftKey = draftKeyOf(startOf(section, bot));
  useEffect(() => {
    if (canEdit && hasDraft(draftKey)) setEditing(NOTHING);
  }, [canEdit, draftKey]);

  return (
    <Card
      id={section}
      title={title}
      className="scroll-mt-4"
      actions={
        canEdit &&
        !editing && (
          <Button
            ref={editButton}
            size="sm"
            aria-label={`Edit ${title}`}
            disabled={!hydrated}
            busy={opening}
            onPointerEnter={() => void loadForm().catch(() => {})}
            onClick={() => open(NOTHING)}
          >
            Edit
          </Button>
        )
      }
    >
      <div className="grid gap-6">
        {warnings.length > 0 && <LineWarnings warnings={warnings} />}
        {editing ? (
          <SectionForm
            bot={bot}
            section={section}
            proposed={editing}
            onSaved={close}
            onClose={() => close()}
          />
        ) : (
          children((proposed) => void open(proposed))
        )}
        {below}
      </div>
    </Card>
  );
}

/** Lists the lines that the bot no longer suits. */
function LineWarnings({ warnings }: { warnings: Warning[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (warnings.length > 0) box.current?.focus();
  }, [warnings]);
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 rounded-md">
      <Alert tone="warn" live title="Saved. Some lines need attention">
        <ul className="list-disc pl-4">
          {warnings.map((warning) => (
            <li key={warning.message}>{warning.message}</li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
