"use client";

import { useQueryClient } from "@tanstack/react-query";
import { NOT_USED_YET } from "@/components/bots/bot-text";
import { useToast } from "@/components/feedback/use-toast";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { useTheirEdit } from "@/components/form/use-their-edit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { saveWorkflowAction } from "@/lib/actions/workflow-actions";
import { workflowsQuery } from "@/lib/queries/workflows";
import { saveShownWorkflowInput, type Workflow, workflowSchema } from "@/lib/schemas/workflow";
import { StepsEditor } from "./steps-editor";
import { CONFLICT_FIELDS, workflowValues } from "./workflow-values";

interface Props {
  botId: string;
  /** The workflow to edit; null to add one. */
  workflow: Workflow | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Adds a workflow to a bot, or edits one. */
export function WorkflowDialog({ botId, workflow, open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={workflow ? `Edit ${workflow.title}` : "Add a workflow"}
    >
      <WorkflowForm botId={botId} workflow={workflow} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** If another person saved first, shows their changes and keeps what was typed. */
function WorkflowForm({ botId, workflow, close }: Pick<Props, "botId" | "workflow"> & { close: () => void }) {
  const queries = useQueryClient();
  const toast = useToast();
  const { base, onConflict, conflict } = useTheirEdit<Workflow, Workflow | null>(workflow, workflowSchema);
  const state = useActionForm({
    schema: saveShownWorkflowInput,
    defaultValues: {
      botId,
      ...(workflow && { id: workflow.id, version: workflow.version }),
      ...workflowValues(workflow),
    },
    action: saveWorkflowAction,
    onSuccess: async ({ workflow: saved, isNew }) => {
      toast.success(isNew ? `${saved.title} was added` : `${saved.title} was saved`);
      close();
      await queries.invalidateQueries(workflowsQuery(botId));
    },
    onError: onConflict,
  });
  return (
    <ActionForm state={state} guard={false} className="grid gap-4" aria-label={base?.title ?? "New workflow"}>
      {conflict(CONFLICT_FIELDS, workflowValues)}
      <p className="text-ink-2">{NOT_USED_YET}</p>
      <TextField name="title" label="Title" help="For example, Book a visit." autoComplete="off" required />
      <TextAreaField
        name="usageContext"
        label="When to use it"
        rows={2}
        required={false}
        help="For example: a caller wants to book or move a visit."
      />
      <TextAreaField name="description" label="Description" rows={2} required={false} />
      <CheckboxField
        name="enabled"
        label="Enabled"
        help="If unchecked, the bot ignores this workflow. Its steps stay."
      />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium">Steps</legend>
        <StepsEditor />
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton>{workflow ? "Save changes" : "Add workflow"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
