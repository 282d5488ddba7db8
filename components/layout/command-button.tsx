"use client";

import { useLayoutEffect, useState } from "react";
import type { Permission } from "@/lib/constants/permissions";
import { later } from "../feedback/later";
import { Icon } from "../ui/icon";
import { type PaletteTyped, PaletteWaiting } from "./palette-waiting";

const CommandPalette = later(
  () => import("./command-palette").then((it) => it.CommandPalette),
  undefined,
  PaletteWaiting,
);

const NOTHING: PaletteTyped = { query: "", entered: false };

/** Opens the command palette: on click, on Ctrl+K or ⌘K, or on "/" outside text fields. */
export function CommandButton({ allowed }: { allowed: readonly Permission[] }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(NOTHING);

  function close() {
    setOpen(false);
    setTyped(NOTHING);
  }

  // Not an ordinary effect, which would come later: the keys work as soon as the button does.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const combination = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const slash =
        event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
      if ((!combination && !slash) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={() => setOpen(true)}
        className="surface flex h-9 min-w-9 items-center gap-2.5 px-2.5 text-ink-3 hover:border-control hover:text-ink-2 sm:w-64"
      >
        <Icon name="search" className="size-4 shrink-0" />
        <span className="max-sm:sr-only">Search or go to</span>
        <span aria-hidden="true" className="ml-auto rounded-md border px-1.5 font-mono text-xs max-sm:hidden">
          /
        </span>
      </button>
      {open && <CommandPalette allowed={allowed} typed={typed} onTyped={setTyped} onClose={close} />}
    </>
  );
}

/** Inputs that take no text, so that a key pressed on them can open the palette. */
const WITHOUT_TEXT = /^(button|checkbox|file|image|radio|range|reset|submit)$/;

function isTyping({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.test(target.type);
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
