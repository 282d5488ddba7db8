"use client";

import { type ReactNode, useState } from "react";
import { ActConflict, type Conflict } from "@/components/feedback/act-conflict";
import { ActFailure } from "@/components/feedback/act-failure";
import { useAct } from "@/components/feedback/use-act";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/errors";
import { LinkToHandOver } from "./link-to-hand-over";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The person whom the link is for. */
  name: string;
  title: string;
  /** How long the link works: "7 days". */
  works: string;
  /** What the link does, and what ends with it. */
  children: ReactNode;
  make: (intent: string) => Promise<ActionResult<{ link: string }>>;
  onMade?: () => void;
  /** How to say what somebody else changed, and to show it. */
  conflict: Conflict;
}

/** Asks before a one-time link is made, then shows it once. */
export function LinkDialog({
  open,
  onOpenChange,
  name,
  title,
  works,
  children,
  make,
  onMade,
  conflict,
}: Props) {
  const [link, setLink] = useState<string | null>(null);
  const { run, failure } = useAct(title);

  async function confirm() {
    const result = await run(make);
    if (!result.ok) return;
    setLink(result.data.link);
    onMade?.();
  }

  if (link === null)
    return (
      <ConfirmDialog
        open={open}
        onOpenChange={onOpenChange}
        title={title}
        confirmLabel="Create link"
        onConfirm={confirm}
      >
        {children}
        {failure && (
          <ActConflict failure={failure} conflict={conflict} close={() => onOpenChange(false)}>
            <ActFailure
              failure={{ ...failure, message: failure.fields?.[0]?.message ?? failure.message }}
              unchanged="No link was created."
            />
          </ActConflict>
        )}
      </ConfirmDialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Link for ${name}`}
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          Done
        </Button>
      }
    >
      <LinkToHandOver link={link} name={name} works={works} />
    </Dialog>
  );
}
