"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { UNDO_TOAST_MS } from "@/lib/constants/audit";
import { Icon } from "../ui/icon";
import { currentToasts, noToasts, removeToast, subscribeToToasts, type Toast } from "./toast-store";

/** How long a success toast stays, in milliseconds. The timer pauses while the pointer or focus is on it. */
const SUCCESS_DURATION = 6_000;
/** The same for a toast with a button. */
const ACT_DURATION = UNDO_TOAST_MS;

/** Where toasts appear: above everything, even dialogs. Rendered once, in the root layout. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, noToasts);
  const region = useRef<HTMLElement>(null);
  const latest = toasts.at(-1);

  useEffect(() => {
    const element = region.current;
    if (!element?.showPopover) return;
    if (element.matches(":popover-open")) element.hidePopover();
    if (latest) element.showPopover();
  }, [latest]);

  return (
    <>
      <div aria-live="polite" className="sr-only">
        {latest && <p key={latest.id}>{latest.text}</p>}
      </div>
      <section
        ref={region}
        popover="manual"
        aria-label="Notifications"
        className="fixed inset-auto right-4 bottom-4 m-0 w-[min(24rem,calc(100vw-2rem))] overflow-visible"
      >
        <ol className="grid gap-2">
          {toasts.map((toast) => (
            <Item key={toast.id} toast={toast} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Item({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const failed = toast.tone === "failure";

  useEffect(() => {
    if (failed || held) return;
    const timer = setTimeout(() => removeToast(toast.id), toast.act ? ACT_DURATION : SUCCESS_DURATION);
    return () => clearTimeout(timer);
  }, [failed, held, toast]);

  return (
    <li
      className="floating flex items-start gap-3 p-3.5"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {failed ? (
        <Icon name="circle-alert" className="mt-0.5 size-4 shrink-0 text-bad" />
      ) : (
        <Icon name="circle-check" className="mt-0.5 size-4 shrink-0 text-ok" />
      )}
      <p className="min-w-0 flex-1">{toast.text}</p>
      {toast.act && (
        <button
          type="button"
          onClick={() => {
            removeToast(toast.id);
            toast.act?.run();
          }}
          className="-my-1 min-h-7 shrink-0 rounded-md px-2 font-medium text-accent hover:bg-sunken"
        >
          {toast.act.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => removeToast(toast.id)}
        className="-m-1 grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <Icon name="x" className="size-4" />
      </button>
    </li>
  );
}
