"use client";

import { useSayDone } from "@/components/activity/use-say-done";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { detachNumberAction } from "@/lib/actions/number-actions";
import { formatPhone } from "@/lib/phone";
import { type PhoneNumber, phoneNumberSchema } from "@/lib/schemas/phone-number";
import { useLineChanged } from "../use-line-changed";
import { lineChanges } from "./line-changes";

/** Detaches a line from its bot after saying that nobody will answer. */
export function DetachDialog({ line, onClose }: { line: PhoneNumber; onClose: () => void }) {
  const lineChanged = useLineChanged();
  const sayDone = useSayDone();
  const number = formatPhone(line.number);
  const bot = line.bot?.name ?? "its bot";
  return (
    <ConfirmAct
      open
      onOpenChange={onClose}
      title={`Detach ${number} from ${bot}?`}
      confirmLabel={`Detach from ${bot}`}
      action={(intent) => detachNumberAction({ id: line.id, version: line.version }, intent)}
      onDone={async ({ phoneNumber, entryId }) => {
        sayDone(`Calls to ${number} are no longer answered`, entryId);
        await lineChanged(phoneNumber);
      }}
      conflict={{
        name: number,
        changes: (current) => lineChanges(line, phoneNumberSchema.parse(current)),
        onShow: (current) => void lineChanged(phoneNumberSchema.parse(current)),
      }}
    >
      <p>
        Calls to <span className="number-text">{number}</span> will not be answered until a bot is attached
        again. To hand the line to another bot, switch the bot instead.
      </p>
    </ConfirmAct>
  );
}
