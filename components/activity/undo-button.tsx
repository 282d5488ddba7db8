"use client";

import { useState } from "react";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import { Button } from "../ui/button";
import { changeSentence } from "./change-text";
import { useUndo } from "./use-undo";

/** Undoes a change from the history, and says what is true then. */
export function UndoButton({ entry }: { entry: AuditEntry }) {
  const undo = useUndo();
  const [busy, setBusy] = useState(false);

  async function run() {
    setBusy(true);
    await undo(entry.id, entry.account?.name);
    setBusy(false);
  }

  return (
    <Button
      size="sm"
      busy={busy}
      aria-label={`Undo: ${entry.subjectLabel}, ${changeSentence(entry)}`}
      onClick={() => void run()}
    >
      Undo
    </Button>
  );
}
