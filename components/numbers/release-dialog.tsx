"use client";

import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { detachNumberAction, releaseNumberAction } from "@/lib/actions/number-actions";
import { BROUGHT } from "@/lib/constants/numbers";
import { formatPhone, lastFour } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { useLineChanged } from "./use-line-changed";

interface Props {
  line: PhoneNumber;
  /** For how many days the carrier gives the number back; null where it does not. */
  recoverDays: number | null;
  onClose: () => void;
}

/** Releases a line at once, after saying what that ends. One that a bot answers is detached first. */
export function ReleaseDialog({ line, recoverDays, onClose }: Props) {
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
      title={`Release ${number} now?`}
      confirmLabel={bot ? `Detach and release ${number}` : `Release ${number}`}
      cancelLabel="Keep the line"
      tone="danger"
      requireText={{ label: "Type the last four digits of the number", expected: lastFour(line.number) }}
      onConfirm={release}
    >
      <p>
        {bot && `It is detached from ${bot.name} first. `}
        <span className="number-text">{number}</span> {whatEnds(line)}
      </p>
      <p className="font-medium text-ink">
        {recoverDays === null || line.status === "lost"
          ? "This cannot be undone. The history stays readable."
          : `For ${recoverDays} days you can buy it back; after that it is gone. The history stays readable.`}
      </p>
      {failure && (
        <ActFailure
          failure={failure}
          kept={detached ? "The line was detached and not released: nobody answers it now." : undefined}
        />
      )}
    </ConfirmDialog>
  );
}

function whatEnds({ carrier, status }: PhoneNumber): string {
  if (carrier === BROUGHT)
    return "stays with your provider and leaves Linekeeper. Calls that still arrive here are not answered.";
  if (status === "lost")
    return "is gone at the carrier already. The line leaves Linekeeper, and no longer counts to your ten.";
  return "goes back to the carrier, who may sell it to somebody else. Calls to it do not reach you any more.";
}
