"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Input } from "./input";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What the action costs, and what cannot be undone. */
  children?: ReactNode;
  /** What will happen: "Release (312) 555-1234". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "default";
  /** Runs once, while the dialog stays open and busy. It closes the dialog itself if needed. */
  onConfirm: () => Promise<void> | void;
  /** Whether the reader can confirm: `checking` until that is known, `blocked` if something stands in the way. */
  readiness?: Readiness;
  /** Text the reader must type before confirming, such as the last four digits. */
  requireText?: { label: string; isDigits?: boolean; accepts: (typed: string) => boolean };
}

export type Readiness = "ready" | "checking" | "blocked";

/** Asks before an action that costs money or cannot be undone. */
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
    readiness = "ready",
    busy,
    setBusy,
  } = props;
  const requireText = readiness === "blocked" ? undefined : props.requireText;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const id = useId();

  async function confirm(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (busy || readiness !== "ready") return;
    if (requireText && !requireText.accepts(typed)) {
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
    <form method="post" onSubmit={confirm} noValidate>
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
            inputMode={requireText.isDigits ? "numeric" : undefined}
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
              That doesn’t match. Check it and try again.
            </p>
          )}
        </div>
      )}
      <div className="mt-6 flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="text-ink-3 text-sm sm:mr-auto">
          {readiness === "checking" && "Checking whether this is possible…"}
        </p>
        <Button disabled={busy} onClick={() => props.onOpenChange(false)}>
          {readiness === "blocked" ? "Close" : cancelLabel}
        </Button>
        {readiness !== "blocked" && (
          <Button
            type="submit"
            variant={tone === "danger" ? "danger" : "primary"}
            disabled={readiness === "checking"}
            busy={busy}
          >
            {confirmLabel}
          </Button>
        )}
      </div>
    </form>
  );
}
