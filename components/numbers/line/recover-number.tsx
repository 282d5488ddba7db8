"use client";

import { useState } from "react";
import { useAct } from "@/components/feedback/use-act";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TimeText } from "@/components/ui/time-text";
import { useOpenPage } from "@/components/ui/use-scope";
import { recoverNumberAction } from "@/lib/actions/number-actions";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LineFailure } from "../dialogs/line-failure";

interface Props {
  line: PhoneNumber;
  /** When the carrier stops holding the number for us, ISO 8601. */
  until: string;
  /** The reader may buy numbers there. */
  canRecover: boolean;
}

/** Buys a released number back while the carrier still holds it, and opens the order. */
export function RecoverNumber({ line, until, canRecover }: Props) {
  const [asking, setAsking] = useState(false);
  const { run, failure } = useAct(`recover ${line.id}`);
  const openPage = useOpenPage();

  async function recover() {
    const result = await run((intent) => recoverNumberAction({ id: line.id, version: line.version }, intent));
    if (result.ok) openPage(paths.watchedOrder(result.data.order.id));
  }

  const number = formatPhone(line.number);
  const costs = line.monthlyPrice ? `costs ${formatPrice(line.monthlyPrice)} and ` : "";
  return (
    <div className="mt-4 grid gap-3 border-t pt-4">
      <p className="text-ink-2">
        The carrier holds it for you until{" "}
        <span className="font-medium text-ink">
          <TimeText at={until} timeZone={line.organization.timezone} style="absolute" />
        </span>
        .{" "}
        {canRecover
          ? `If you buy it back, it ${costs}belongs to ${line.organization.name} again, without a bot.`
          : "An admin can buy it back."}
      </p>
      {canRecover && (
        <p>
          <Button variant="primary" onClick={() => setAsking(true)}>
            Get {number} back…
          </Button>
        </p>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Get ${number} back?`}
        confirmLabel={
          line.monthlyPrice ? `Buy ${number} for ${formatPrice(line.monthlyPrice)}` : `Buy ${number}`
        }
        readiness={failure?.code === "edit_conflict" ? "blocked" : "ready"}
        onConfirm={recover}
      >
        <p>
          <span className="number-text">{number}</span> {costs}belongs to {line.organization.name} again. No
          bot answers it until you attach one.
        </p>
        {failure && <LineFailure failure={failure} line={line} unchanged="Nothing was bought." />}
      </ConfirmDialog>
    </div>
  );
}
