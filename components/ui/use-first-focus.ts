import { type RefCallback, useCallback } from "react";

/** The first thing to choose or fill in; of radio buttons the checked one, if there is one. */
const FIELDS = "input:not(:disabled), select:not(:disabled), textarea:not(:disabled)";

/**
 * Moves the focus to the first field of something that comes into an open dialog later, such as choices that had to be
 * loaded. By then the focus is on the dialog's close button; it stays wherever else the reader has moved it.
 */
export function useFirstFocus(): RefCallback<HTMLElement> {
  return useCallback((arrived: HTMLElement | null) => {
    const dialog = arrived?.closest("dialog");
    const focused = document.activeElement;
    const isUnmoved = focused === dialog || focused === document.body || focused?.ariaLabel === "Close";
    if (!arrived || !dialog || !isUnmoved) return;
    const first =
      arrived.querySelector<HTMLElement>("input:checked") ?? arrived.querySelector<HTMLElement>(FIELDS);
    first?.focus();
  }, []);
}
