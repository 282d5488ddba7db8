"use client";

import { useState } from "react";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { detachNumberAction, releaseNumberAction } from "@/lib/actions/number-actions";
import { BROUGHT } from "@/lib/constants/numbers";
import { formatPhone, lastFour } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { ActFailure } from "./act-failure";
import { attempt, type Failure } from "./attempt";
import { useLineChanged } from "./use-line-changed";

interface Props {
  line: PhoneNumber;
  onClose: () => void;
}

/** Releases a line for good. One that is still answered is not released before somebody says that it may go silent. */
export function ReleaseDialog({ line, onClose }: Props) {
  const [detachFirst, setDetachFirst] = useState(false);
  if (line.bot && !detachFirst)
    return <StillAttached line={line} onClose={onClose} onDetach={() => setDetachFirst(true)} />;
  return <Release line={line} onClose={onClose} />;
}

function StillAttached({ line, onClose, onDetach }: Props & { onDetach: () => void }) {
  const number = formatPhone(line.number);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${number} is still attached to ${line.bot?.name}`}
      footer={
        <>
          <Button onClick={onClose}>Keep the line</Button>
          <Button variant="danger" onClick={onDetach}>
            Detach, then release…
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        A line that a bot answers is not released. It has to be detached first; calls to{" "}
        <span className="number-text">{number}</span> are not answered from then on.
      </p>
    </Dialog>
  );
}

function Release({ line, onClose }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [detached, setDetached] = useState<PhoneNumber | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);
  const bot = detached ? null : line.bot;

  async function release() {
    setFailure(null);
    if (bot) {
      const freed = await attempt(() => detachNumberAction({ id: line.id }));
      if (!freed.ok) return setFailure(freed);
      setDetached(freed.data.phoneNumber);
    }
    const result = await attempt(() => releaseNumberAction({ id: line.id }));
    if (!result.ok) {
      setFailure(result);
      return lineChanged();
    }
    toast.success(
      result.data.released ? `${number} was released` : `${number} is released once the carrier answers`,
    );
    onClose();
    await lineChanged(result.data.phoneNumber);
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Release ${number} for good?`}
      confirmLabel={bot ? `Detach and release ${number}` : `Release ${number}`}
      cancelLabel="Keep the line"
      tone="danger"
      requireText={{ label: "Type the last four digits of the number", expected: lastFour(line.number) }}
      onConfirm={release}
    >
      <p>
        {bot && `It is detached from ${bot.name} first. `}
        <span className="number-text">{number}</span>{" "}
        {line.carrier === BROUGHT
          ? "stays with your provider and leaves Linekeeper. Calls that still arrive here are not answered."
          : "goes back to the carrier, who may sell it to somebody else. Calls to it never reach you again."}
      </p>
      <p className="font-medium text-ink">This cannot be undone. The history stays readable.</p>
      {failure && (
        <ActFailure
          failure={failure}
          kept={detached ? "The line was detached and not released: nobody answers it now." : undefined}
        />
      )}
    </ConfirmDialog>
  );
}
