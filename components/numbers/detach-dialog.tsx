"use client";

import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { detachNumberAction } from "@/lib/actions/number-actions";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { useLineChanged } from "./use-line-changed";

/** Detaches a line from its bot after saying that nobody will answer. */
export function DetachDialog({ line, onClose }: { line: PhoneNumber; onClose: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);
  const bot = line.bot?.name ?? "its bot";

  async function detach() {
    const result = await attempt(() => detachNumberAction({ id: line.id }));
    if (!result.ok) return setFailure(result);
    toast.success(`Calls to ${number} are not answered now`);
    onClose();
    await lineChanged(result.data.phoneNumber);
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Detach ${number} from ${bot}?`}
      confirmLabel={`Detach from ${bot}`}
      tone="danger"
      onConfirm={detach}
    >
      <p>
        Calls to <span className="number-text">{number}</span> will not be answered until a bot is attached
        again. To hand the line to another bot, switch the bot instead.
      </p>
      {failure && <ActFailure failure={failure} />}
    </ConfirmDialog>
  );
}
