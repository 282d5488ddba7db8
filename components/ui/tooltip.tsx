"use client";

import { type ReactNode, useId, useRef } from "react";
import { placePopover } from "./place-popover";

/**
 * A short text on hover and focus. It stays while the pointer is over it and goes with Escape. Never the only place
 * where something is said. The child must be, or hold, what takes focus.
 */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = () => {
    clearTimeout(timer.current);
    if (!bubble.current || !anchor.current || bubble.current.matches(":popover-open")) return;
    bubble.current.showPopover();
    placePopover(bubble.current, anchor.current, "center");
  };
  const hide = () => {
    if (bubble.current?.matches(":popover-open")) bubble.current.hidePopover();
  };
  const hideSoon = () => {
    timer.current = setTimeout(hide, 120);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens; the child is the control.
    <span
      ref={anchor}
      aria-describedby={id}
      className="inline-flex"
      onPointerEnter={show}
      onPointerLeave={hideSoon}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === "Escape") hide();
      }}
    >
      {children}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="floating max-w-72 px-2.5 py-1.5 text-sm"
        onPointerEnter={show}
      >
        {text}
      </span>
    </span>
  );
}
