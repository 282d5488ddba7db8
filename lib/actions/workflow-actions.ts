"use server";

import { deleteWorkflow } from "@/lib/domain/workflows/delete-workflow";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import { saveWorkflowInput, workflowIdInput } from "@/lib/schemas/workflow";
import { defineAction } from "./define-action";

export const saveWorkflowAction = defineAction(saveWorkflowInput, saveWorkflow);
export const deleteWorkflowAction = defineAction(workflowIdInput, deleteWorkflow);
