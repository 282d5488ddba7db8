"use server";

import { deleteWorkflow } from "@/lib/domain/workflows/delete-workflow";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import { onShown } from "@/lib/schemas/common";
import { saveShownWorkflowInput, workflowIdInput } from "@/lib/schemas/workflow";
import { defineAction } from "./define-action";

export const saveWorkflowAction = defineAction(saveShownWorkflowInput, saveWorkflow);
export const deleteWorkflowAction = defineAction(onShown(workflowIdInput), deleteWorkflow);
