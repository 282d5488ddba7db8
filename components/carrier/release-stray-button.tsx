"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { releaseStrayAction } from "@/lib/actions/carrier-actions";
import { formatPhone, lastFour } from "@/lib/phone";
import type { Finding } from "@/lib/schemas/carrier";

/** Gives a number back to the carrier that nobody here knows, after its last four digits were typed. */
export function ReleaseStrayButton({ finding }: { finding: Finding }) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const number = formatPhone(finding.number);

  async function release() {
    setFailure(null);
    const result = await attempt(() => releaseStrayAction({ findingId: finding.id }));
    if (!result.ok) return setFailure(result);
    setOpen(false);
    toast.success(`${number} goes back to the carrier`);
    router.refresh();
  }

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Release at the carrier…
      </Button>
      {open && (
        <ConfirmDialog
          open
          onOpenChange={setOpen}
          title={`Release ${number} at the carrier?`}
          confirmLabel={`Release ${number}`}
          cancelLabel="Keep it"
          tone="danger"
          requireText={{
            label: "Type the last four digits of the number",
            expected: lastFour(finding.number),
          }}
          onConfirm={release}
        >
          <p>
            Nobody here knows <span className="number-text">{number}</span>, but something outside Linekeeper
            may use it. It goes back to the carrier, who may sell it to somebody else.
          </p>
          {failure && <ActFailure failure={failure} />}
        </ConfirmDialog>
      )}
    </>
  );
}
