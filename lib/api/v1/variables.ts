import { deletedSchema } from "@/lib/schemas/common";
import {
  createVariableInput,
  listVariablesInput,
  updateVariableInput,
  variableIdInput,
  variableListSchema,
  variableSchema,
} from "@/lib/schemas/variable";
import { defineContract } from "../core/contract";

export const listVariablesContract = defineContract({
  id: "listVariables",
  method: "GET",
  path: "/v1/organizations/{id}/variables",
  summary: "List an organization's variables",
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
  summary: "Add a variable for the greetings of an organization's bots",
  scope: "organizations:write",
  input: createVariableInput,
  answer: variableSchema,
  status: 201,
  errors: ["forbidden", "not_found", "variable_exists"],
});

export const getVariableContract = defineContract({
  id: "getVariable",
  method: "GET",
  path: "/v1/organizations/{id}/variables/{variableId}",
  summary: "Get an organization's variable",
  scope: "organizations:read",
  input: variableIdInput,
  answer: variableSchema,
  errors: ["not_found"],
});

export const updateVariableContract = defineContract({
  id: "updateVariable",
  method: "PATCH",
  path: "/v1/organizations/{id}/variables/{variableId}",
  summary: "Update an organization's variable",
  scope: "organizations:write",
  input: updateVariableInput,
  answer: variableSchema,
  takesWhole: {},
  errors: ["forbidden", "not_found", "variable_exists", "edit_conflict"],
});

export const deleteVariableContract = defineContract({
  id: "deleteVariable",
  method: "DELETE",
  path: "/v1/organizations/{id}/variables/{variableId}",
  summary: "Delete an organization's variable",
  scope: "organizations:write",
  input: variableIdInput,
  answer: deletedSchema,
  guards: variableSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
