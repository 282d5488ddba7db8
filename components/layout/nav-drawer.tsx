"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon";
import { NavLinks } from "./nav-links";
import { ChosenName, OrgSwitcher } from "./org-switcher";

/** The navigation in narrow windows: a drawer from the left. */
export function NavDrawer({ accountName, isSupport }: { accountName: string; isSupport: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const here = `${usePathname()}?${useSearchParams()}`;

  // Close the drawer after any navigation.
  useEffect(() => {
    if (here) setOpen(false);
  }, [here]);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    element.showModal();
    return () => element.close();
  }, [open]);

  return (
    <div className="md:hidden">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="flex min-h-9 min-w-9 items-center justify-center gap-2 rounded-md px-2 text-ink-2 hover:bg-sunken"
      >
        <Icon name="menu" className="size-5 shrink-0" label="Open navigation" />
        <ChosenName />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is a convenience; Escape does the same. */}
      <dialog
        ref={dialog}
        aria-label="Navigation"
        className="appears floating m-0 h-dvh max-h-none w-72 max-w-[85vw] rounded-none p-3"
        onClose={close}
        onClick={(event) => {
          if (event.target === event.currentTarget) close();
        }}
      >
        {open && (
          <nav aria-label="Main" className="grid gap-3">
            <button
              type="button"
              aria-label="Close navigation"
              onClick={close}
              className="grid size-9 place-items-center justify-self-end rounded-md text-ink-2 hover:bg-sunken"
            >
              <Icon name="x" className="size-5" />
            </button>
            <OrgSwitcher accountName={accountName} />
            <NavLinks isSupport={isSupport} onGo={close} />
          </nav>
        )}
      </dialog>
    </div>
  );
}
