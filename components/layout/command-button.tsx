"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Permission } from "@/lib/constants/permissions";
import { Icon } from "../ui/icon";

const CommandPalette = dynamic(() => import("./command-palette").then((it) => it.CommandPalette), {
  ssr: false,
});

/** Opens the command palette: by press, with Ctrl or ⌘ and K, or with "/" outside of text fields. */
export function CommandButton({ allowed }: { allowed: readonly Permission[] }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
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
      {open && <CommandPalette allowed={allowed} onClose={() => setOpen(false)} />}
    </>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
