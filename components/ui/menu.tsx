"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { cx } from "./cx";
import { Icon } from "./icon";
import { Link } from "./link";
import { placePopover } from "./place-popover";

export interface MenuItem {
  label: string;
  onSelect?: () => void;
  href?: string;
  tone?: "default" | "danger";
  disabled?: boolean;
}

interface Props {
  /** The button's accessible name, and its text unless `trigger` is given. */
  label: string;
  items: MenuItem[];
  trigger?: ReactNode;
  /** Shows only three dots, for the end of a row. The label stays the accessible name. */
  compact?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A menu button (ARIA pattern): arrows, Home, End and first letters move, Enter selects, Escape and Tab close. */
export function Menu({ label, items, trigger, compact, variant = "secondary", size = "md" }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const entries = () =>
    Array.from(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled])') ?? []);
  const close = (focus = true) => {
    list.current?.hidePopover();
    if (focus) button.current?.focus();
  };
  const show = (last = false) => {
    if (!list.current || !button.current) return;
    list.current.showPopover();
    placePopover(list.current, button.current, compact ? "end" : "start");
    entries()
      .at(last ? -1 : 0)
      ?.focus();
  };

  function onKeyDown(event: KeyboardEvent) {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => all.at(index % all.length)?.focus();
    if (event.key === "ArrowDown") to(at + 1);
    else if (event.key === "ArrowUp") to(at - 1);
    else if (event.key === "Home") to(0);
    else if (event.key === "End") to(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") return close(false);
    else if (event.key === " ") all[at]?.click();
    else if (event.key.length === 1) {
      const letter = event.key.toLowerCase();
      const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={compact || trigger ? label : undefined}
        className={buttonStyle(compact ? "ghost" : variant, size, compact ? "!px-2" : "")}
        onClick={() => (open ? close() : show())}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          show(event.key === "ArrowUp");
        }}
      >
        {compact ? <Icon name="ellipsis" className="size-4" /> : (trigger ?? label)}
      </button>
      <div
        ref={list}
        id={id}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        className="appears floating w-max min-w-48 max-w-[calc(100vw-1rem)] p-1"
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <Entry key={item.label} item={item} close={close} />
        ))}
      </div>
    </>
  );
}

function Entry({ item, close }: { item: MenuItem; close: (focus?: boolean) => void }) {
  const classes = cx(
    "flex min-h-8 w-full items-center rounded-md px-2.5 py-1.5 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] aria-disabled:opacity-55",
    item.tone === "danger" ? "text-bad" : "text-ink",
  );
  if (item.href && !item.disabled)
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} className={classes} onClick={() => close(false)}>
        {item.label}
      </Link>
    );
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.disabled || undefined}
      className={classes}
      onClick={() => {
        if (item.disabled) return;
        close();
        item.onSelect?.();
      }}
    >
      {item.label}
    </button>
  );
}
