"use client";

import { type ComponentProps, Fragment, type ReactNode, useState } from "react";
import { Button } from "../ui/button";

interface Props extends Pick<ComponentProps<typeof Button>, "size" | "className"> {
  children: ReactNode;
  /** Renders the dialog. It is first called when the button is pressed, so the dialog can be loaded then. */
  dialog: (asked: { open: boolean; onOpenChange: (open: boolean) => void }) => ReactNode;
}

/** A button that opens a dialog. Each opening starts with fresh state; closing keeps it until focus has returned. */
export function AskButton({ children, dialog, ...button }: Props) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open !== undefined && (
        <Fragment key={String(open)}>{dialog({ open, onOpenChange: setOpen })}</Fragment>
      )}
    </>
  );
}
