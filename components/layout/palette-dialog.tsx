"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";

/** A modal near the top of the window for finding something by typing. It is open as long as it is rendered. */
export function PaletteDialog({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is a convenience; Escape does the same.
    <dialog
      ref={dialog}
      aria-label={label}
      className="appears floating mx-auto mt-[12vh] mb-auto max-h-[70dvh] w-[calc(100vw-2rem)] max-w-xl overflow-hidden p-0"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
