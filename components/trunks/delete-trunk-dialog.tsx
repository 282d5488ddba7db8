"use client";

import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { type LineInTheWay, LinesInTheWay } from "@/components/numbers/lines-in-the-way";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteTrunkAction } from "@/lib/actions/trunk-actions";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { useTrunksChanged } from "./use-trunks-changed";

interface Props {
  trunk: Trunk;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before a trunk is deleted; one that lines still use stays, and the way out is shown. */
export function DeleteTrunkDialog({ trunk: { id, name }, open, onOpenChange }: Props) {
  const trunksChanged = useTrunksChanged();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function confirm() {
    const result = await attempt(() => deleteTrunkAction({ id }));
    if (!result.ok) return setFailure(result);
    onOpenChange(false);
    toast.success(`${name} was deleted`);
    trunksChanged();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${name}?`}
      confirmLabel={`Delete ${name}`}
      tone="danger"
      onConfirm={confirm}
    >
      <p>
        Its host, username and password are deleted, for good. What was done with it stays in the history.
      </p>
      {failure && <DeleteFailure failure={failure} />}
    </ConfirmDialog>
  );
}

function DeleteFailure({ failure }: { failure: Failure }) {
  if (failure.code !== "trunk_in_use") return <ActFailure failure={failure} kept="Nothing was deleted." />;
  return (
    <LinesInTheWay
      title="Lines still use the trunk"
      advice="Give these lines another trunk or none, then delete it:"
      lines={failure.details.lines as LineInTheWay[]}
    />
  );
}
