"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteVariableAction } from "@/lib/actions/variable-actions";
import { variablesQuery } from "@/lib/queries/variables";
import type { Variable } from "@/lib/schemas/variable";
import { placeholder } from "./variable-text";

interface Props {
  variable: Variable;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before a variable is deleted. */
export function DeleteVariableDialog({ variable: { id, orgId, name }, open, onOpenChange }: Props) {
  const queries = useQueryClient();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function confirm() {
    const result = await attempt(() => deleteVariableAction({ id: orgId, variableId: id }));
    if (!result.ok) return setFailure(result);
    onOpenChange(false);
    toast.success(`${placeholder(name)} was deleted`);
    await queries.invalidateQueries(variablesQuery(orgId));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${placeholder(name)}?`}
      confirmLabel={`Delete ${placeholder(name)}`}
      tone="danger"
      onConfirm={confirm}
    >
      <p>
        Greetings that name it keep {placeholder(name)} as it is written, and callers hear that. Change them
        first.
      </p>
      {failure && <ActFailure failure={failure} kept="Nothing was deleted." />}
    </ConfirmDialog>
  );
}
