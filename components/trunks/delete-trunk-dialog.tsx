"use client";

import Link from "next/link";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteTrunkAction } from "@/lib/actions/trunk-actions";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { useTrunksChanged } from "./use-trunks-changed";

type Line = { id: string; number: string; name: string };

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
    <Alert tone="bad" live title="Lines still use the trunk">
      <p>Give these lines another trunk or none, then delete it:</p>
      <ul className="mt-1">
        {(failure.details.lines as Line[]).map((line) => (
          <li key={line.id}>
            <Link className="text-link" href={paths.number(line.id)}>
              <span className="number-text">{formatPhone(line.number)}</span> {line.name}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
