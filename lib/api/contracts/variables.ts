import { deletedSchema } from "@/lib/schemas/common";
import {
  createVariableInput,
  listVariablesInput,
  updateVariableInput,
  variableIdInput,
  variableListSchema,
  variableSchema,
} from "@/lib/schemas/variable";
import { defineContract } from "../contract";

export const listVariablesContract = defineContract({
  id: "listVariables",
  method: "GET",
  path: "/v1/organizations/{id}/variables",
  summary: "List the variables of an organization",
  scope: "organizations:read",
  input: listVariablesInput,
  answer: variableListSchema,
  errors: ["not_found"],
});

export const createVariableContract = defineContract({
  id: "createVariable",
  method: "POST",
  atomic: true,
  path: "/v1/organizations/{id}/variables",
  summary: "Add a variable, which the greetings of the organization's bots can name",
  scope: "organizations:write",
  input: createVariableInput,
  answer: variableSchema,
  status: 201,
  errors: ["forbidden", "not_found", "variable_exists"],
});

export const updateVariableContract = defineContract({
  id: "updateVariable",
  method: "PATCH",
  path: "/v1/organizations/{id}/variables/{variableId}",
  summary: "Change a variable of an organization",
  scope: "organizations:write",
  input: updateVariableInput,
  answer: variableSchema,
  errors: ["forbidden", "not_found", "variable_exists", "edit_conflict"],
});

export const deleteVariableContract = defineContract({
  id: "deleteVariable",
  method: "DELETE",
  path: "/v1/organizations/{id}/variables/{variableId}",
  summary: "Delete a variable of an organization",
  scope: "organizations:write",
  input: variableIdInput,
  answer: deletedSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
