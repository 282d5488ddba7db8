"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { changesInWords } from "@/components/form/conflict-words";
import { deleteWorkflowAction } from "@/lib/actions/workflow-actions";
import { workflowsQuery } from "@/lib/queries/workflows";
import { type Workflow, workflowSchema } from "@/lib/schemas/workflow";
import { CONFLICT_FIELDS, workflowValues } from "./workflow-values";

interface Props {
  workflow: Workflow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a workflow after asking. */
export function DeleteWorkflowDialog({ workflow, ...asked }: Props) {
  const { id, botId, title, version } = workflow;
  const queries = useQueryClient();
  return (
    <ConfirmAct
      {...asked}
      title={`Delete ${title}?`}
      confirmLabel={`Delete ${title}`}
      action={(intent) => deleteWorkflowAction({ botId, workflowId: id, version }, intent)}
      done={`${title} was deleted`}
      onDone={() => queries.invalidateQueries(workflowsQuery(botId))}
      unchanged="Nothing was deleted."
      conflict={{
        name: title,
        changes: (current) =>
          changesInWords(
            CONFLICT_FIELDS,
            workflowValues(workflow),
            workflowValues(workflowSchema.parse(current)),
          ),
        onShow: () => queries.invalidateQueries(workflowsQuery(botId)),
      }}
    >
      <p>This also deletes its steps, for good, and the bot stops following it. Its history is kept.</p>
    </ConfirmAct>
  );
}
