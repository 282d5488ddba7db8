import { deletedSchema } from "@/lib/schemas/common";
import {
  listWorkflowsInput,
  saveWorkflowInput,
  workflowIdInput,
  workflowListSchema,
  workflowSchema,
} from "@/lib/schemas/workflow";
import { defineContract } from "../core/contract";

/** The body has an `id` field, the workflow's, so the path's `id` is read as `botId`. */
const pathNames = { id: "botId" };

export const listWorkflowsContract = defineContract({
  id: "listWorkflows",
  method: "GET",
  path: "/v1/bots/{id}/workflows",
  pathNames,
  summary: "List a bot's workflows",
  scope: "bots:read",
  input: listWorkflowsInput,
  answer: workflowListSchema,
  errors: ["not_found"],
});

export const saveWorkflowContract = defineContract({
  id: "saveWorkflow",
  method: "POST",
  atomic: true,
  path: "/v1/bots/{id}/workflows",
  pathNames,
  summary: "Create or update a bot's workflow",
  scope: "bots:write",
  input: saveWorkflowInput.omit({ version: true }),
  answer: workflowSchema,
  status: 201,
  mayUpdate: true,
  takesWhole: {},
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const getWorkflowContract = defineContract({
  id: "getWorkflow",
  method: "GET",
  path: "/v1/bots/{id}/workflows/{workflowId}",
  pathNames,
  summary: "Get a bot's workflow with its steps",
  scope: "bots:read",
  input: workflowIdInput,
  answer: workflowSchema,
  errors: ["not_found"],
});

export const deleteWorkflowContract = defineContract({
  id: "deleteWorkflow",
  method: "DELETE",
  path: "/v1/bots/{id}/workflows/{workflowId}",
  pathNames,
  summary: "Delete a bot's workflow",
  scope: "bots:write",
  input: workflowIdInput,
  answer: deletedSchema,
  guards: workflowSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
