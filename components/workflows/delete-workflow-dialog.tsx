"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteWorkflowAction } from "@/lib/actions/workflow-actions";
import { workflowsQuery } from "@/lib/queries/workflows";
import type { Workflow } from "@/lib/schemas/workflow";

interface Props {
  workflow: Workflow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before a workflow is deleted. */
export function DeleteWorkflowDialog({ workflow: { id, botId, title }, open, onOpenChange }: Props) {
  const queries = useQueryClient();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function confirm() {
    const result = await attempt(() => deleteWorkflowAction({ botId, workflowId: id }));
    if (!result.ok) return setFailure(result);
    onOpenChange(false);
    toast.success(`${title} was deleted`);
    await queries.invalidateQueries(workflowsQuery(botId));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${title}?`}
      confirmLabel={`Delete ${title}`}
      tone="danger"
      onConfirm={confirm}
    >
      <p>
        Its steps are deleted with it, for good, and the bot does not follow it any more. What it was stays in
        the history.
      </p>
      {failure && <ActFailure failure={failure} kept="Nothing was deleted." />}
    </ConfirmDialog>
  );
}
