"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { recoverNumberAction } from "@/lib/actions/number-actions";
import { formatPrice } from "@/lib/format/price";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

interface Props {
  line: PhoneNumber;
  /** Until when the carrier keeps the number, ISO 8601. */
  until: string;
  /** The reader may buy numbers there. */
  canRecover: boolean;
}

/** Buys a released number back while the carrier keeps it, and goes to the purchase. */
export function RecoverNumber({ line, until, canRecover }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const router = useRouter();

  async function recover() {
    setBusy(true);
    setFailure(null);
    const result = await attempt(() => recoverNumberAction({ id: line.id }));
    if (result.ok) return router.push(paths.watchedOrder(result.data.order.id));
    setBusy(false);
    setFailure(result);
  }

  return (
    <div className="mt-4 grid gap-3 border-t pt-4">
      <p className="text-ink-2">
        The carrier keeps it for you until{" "}
        <span className="font-medium text-ink">
          <TimeText at={until} timeZone={line.organization.timezone} style="absolute" />
        </span>
        .{" "}
        {canRecover
          ? `Bought back, it costs ${formatPrice(line.monthlyPrice)} and belongs to ${line.organization.name} again, without a bot.`
          : "An admin can buy it back."}
      </p>
      {failure && <ActFailure failure={failure} kept="Nothing was bought." />}
      {canRecover && (
        <p>
          <Button variant="primary" busy={busy} onClick={recover}>
            Get {formatPhone(line.number)} back
          </Button>
        </p>
      )}
    </div>
  );
}
