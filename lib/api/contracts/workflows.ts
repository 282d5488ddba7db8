import { deletedSchema } from "@/lib/schemas/common";
import {
  listWorkflowsInput,
  saveWorkflowInput,
  workflowIdInput,
  workflowListSchema,
  workflowSchema,
} from "@/lib/schemas/workflow";
import { defineContract } from "../contract";

/** The body has an id of its own, the workflow's. */
const pathNames = { id: "botId" };

export const listWorkflowsContract = defineContract({
  id: "listWorkflows",
  method: "GET",
  path: "/v1/bots/{id}/workflows",
  pathNames,
  summary: "List the workflows of a bot, in their order",
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
  summary: "Add a workflow to a bot, or change the one that the id names",
  scope: "bots:write",
  input: saveWorkflowInput.omit({ version: true }),
  answer: workflowSchema,
  status: 201,
  mayUpdate: true,
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const getWorkflowContract = defineContract({
  id: "getWorkflow",
  method: "GET",
  path: "/v1/bots/{id}/workflows/{workflowId}",
  pathNames,
  summary: "Get a workflow of a bot with its steps",
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
  summary: "Delete a workflow of a bot",
  scope: "bots:write",
  input: workflowIdInput,
  answer: deletedSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
