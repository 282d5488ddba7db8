"use client";

import { useState } from "react";
import { useAct } from "@/components/feedback/use-act";
import { useRehearsal } from "@/components/feedback/use-rehearsal";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { detachNumberAction, releaseNumberAction } from "@/lib/actions/number-actions";
import { BROUGHT } from "@/lib/constants/carrier";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { meansNumber } from "@/lib/typed/means-number";
import { useLineChanged } from "../use-line-changed";
import { LineFailure } from "./line-failure";

interface Props {
  line: PhoneNumber;
  /** Days for which the number can be bought back; null if it cannot. */
  recoverDays: number | null;
  onClose: () => void;
}

/** Releases a line at once, after saying what that means. An attached line is detached first. */
export function ReleaseDialog({ line, recoverDays, onClose }: Props) {
  const { run, failure } = useAct(`release ${line.id}`);
  const [detached, setDetached] = useState<PhoneNumber | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);
  const bot = detached ? null : line.bot;
  const { readiness, refusal } = useRehearsal(true, (intent) => {
    const shown = { id: line.id, version: line.version };
    return line.bot ? detachNumberAction(shown, intent) : releaseNumberAction(shown, intent);
  });
  const stopped = failure ?? refusal;

  async function release() {
    const { id } = line;
    let { version } = detached ?? line;
    if (bot) {
      const detachment = await run((intent) => detachNumberAction({ id, version }, intent));
      if (!detachment.ok) return;
      setDetached(detachment.data.phoneNumber);
      version = detachment.data.phoneNumber.version;
    }
    const result = await run((intent) => releaseNumberAction({ id, version }, intent));
    if (!result.ok) return lineChanged();
    toast.success(
      result.data.released ? `${number} was released` : `${number} will be released once the carrier answers`,
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
      readiness={stopped?.code === "edit_conflict" ? "blocked" : readiness}
      requireText={{
        label: "Type the last four digits of the number",
        isDigits: true,
        accepts: (typed) => meansNumber(typed, line.number),
      }}
      onConfirm={release}
    >
      <p>
        {bot && `It is detached from ${bot.name} first. `}
        <span className="number-text">{number}</span> {whatEnds(line)}
      </p>
      <p className="font-medium text-ink">
        {recoverDays === null || line.status === "lost"
          ? "This cannot be undone. The history is kept."
          : `You can buy it back for ${recoverDays} days. After that it is gone. The history is kept.`}
      </p>
      {stopped && (
        <LineFailure
          failure={stopped}
          line={detached ?? line}
          onClose={onClose}
          unchanged={detached ? "The line was detached but not released. Nobody answers it now." : undefined}
        />
      )}
    </ConfirmDialog>
  );
}

function whatEnds({ carrier, status }: PhoneNumber): string {
  if (carrier === BROUGHT)
    return "stays with your provider and leaves Linekeeper. Calls that still arrive here are not answered.";
  if (status === "lost")
    return `is already gone from the carrier. The line leaves Linekeeper and no longer counts toward the limit of ${NUMBER_LIMIT} numbers.`;
  return "goes back to the carrier, which may sell it to somebody else. Calls to it no longer reach you.";
}
