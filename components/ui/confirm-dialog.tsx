"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Input } from "./input";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What it costs and what cannot be undone. */
  children?: ReactNode;
  /** Says what will happen: "Release (312) 555-1234". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "default";
  /** Runs once; the dialog stays open and busy until it is done. It closes the dialog itself where it wants to. */
  onConfirm: () => Promise<void> | void;
  /** Asks for a text to be typed before the act can be confirmed, such as the last four digits. */
  requireText?: { label: string; expected: string };
}

/** Asks before a costly act. */
export function ConfirmDialog(props: Props) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} locked={busy}>
      <Body {...props} busy={busy} setBusy={setBusy} />
    </Dialog>
  );
}

function Body(props: Props & { busy: boolean; setBusy: (busy: boolean) => void }) {
  const {
    children,
    confirmLabel,
    cancelLabel = "Cancel",
    tone = "default",
    requireText,
    busy,
    setBusy,
  } = props;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const id = useId();

  async function confirm(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    if (requireText && typed.trim() !== requireText.expected) {
      setWrong(true);
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    try {
      await props.onConfirm();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={confirm} noValidate>
      <div className="grid gap-3 text-ink-2">{children}</div>
      {requireText && (
        <div className="mt-4">
          <label htmlFor={id} className="mb-1.5 block font-medium">
            {requireText.label}
          </label>
          <Input
            id={id}
            value={typed}
            autoComplete="off"
            inputMode={/^\d+$/.test(requireText.expected) ? "numeric" : undefined}
            invalid={wrong}
            aria-describedby={wrong ? `${id}-error` : undefined}
            className="max-w-48 font-mono"
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(false);
            }}
          />
          {wrong && (
            <p id={`${id}-error`} role="alert" className="mt-1.5 text-bad text-sm">
              That does not match. Look again, and type it once more.
            </p>
          )}
        </div>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button disabled={busy} onClick={() => props.onOpenChange(false)}>
          {cancelLabel}
        </Button>
        <Button type="submit" variant={tone === "danger" ? "danger" : "primary"} busy={busy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
