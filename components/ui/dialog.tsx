"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  size?: "md" | "lg";
  /** While busy, Escape, the backdrop and the close button do nothing. */
  locked?: boolean;
}

/**
 * A modal built on the native `<dialog>`: the rest of the page is inert, Escape closes it, and focus returns to where
 * it was. The content is mounted only while it is open.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
  locked,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    return () => element.close();
  }, [open]);

  const ask = () => {
    if (!locked) onOpenChange(false);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is a convenience; Escape and the close button do the same.
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={cx(
        "appears floating m-auto text-left max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-y-auto overscroll-contain p-0",
        size === "lg" ? "max-w-2xl" : "max-w-lg",
      )}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        ask();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) ask();
      }}
    >
      {open && (
        <div className="relative p-6">
          <h2 id={`${id}-title`} className="pr-8 font-semibold text-lg">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="mt-1 text-ink-2">
              {description}
            </p>
          )}
          {children && <div className="mt-4">{children}</div>}
          {footer && <div className="mt-6 flex flex-wrap justify-end gap-2">{footer}</div>}
          <button
            type="button"
            aria-label="Close"
            disabled={locked}
            onClick={ask}
            className="absolute top-4 right-4 grid size-8 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <Icon name="x" className="size-4" />
          </button>
        </div>
      )}
    </dialog>
  );
}
