import { deletedSchema } from "@/lib/schemas/common";
import {
  createTrunkInput,
  listTrunksInput,
  patchTrunkInput,
  trunkIdInput,
  trunkListSchema,
  trunkSchema,
} from "@/lib/schemas/sip-trunk";
import { defineContract } from "../core/contract";

export const listSipTrunksContract = defineContract({
  id: "listSipTrunks",
  method: "GET",
  path: "/v1/sip-trunks",
  summary: "List SIP trunks",
  scope: "trunks:read",
  input: listTrunksInput,
  answer: trunkListSchema,
  errors: ["not_found"],
});

export const createSipTrunkContract = defineContract({
  id: "createSipTrunk",
  method: "POST",
  atomic: true,
  path: "/v1/sip-trunks",
  summary: "Add a SIP trunk to a location, or to an account for all its locations",
  scope: "trunks:write",
  input: createTrunkInput,
  answer: trunkSchema,
  status: 201,
  errors: ["forbidden", "not_found"],
});

export const getSipTrunkContract = defineContract({
  id: "getSipTrunk",
  method: "GET",
  path: "/v1/sip-trunks/{id}",
  summary: "Get a SIP trunk",
  scope: "trunks:read",
  input: trunkIdInput,
  answer: trunkSchema,
  errors: ["not_found"],
});

export const updateSipTrunkContract = defineContract({
  id: "updateSipTrunk",
  method: "PATCH",
  path: "/v1/sip-trunks/{id}",
  summary: "Update a SIP trunk",
  scope: "trunks:write",
  input: patchTrunkInput,
  answer: trunkSchema,
  takesWhole: {},
  errors: ["forbidden", "not_found", "edit_conflict"],
});

export const deleteSipTrunkContract = defineContract({
  id: "deleteSipTrunk",
  method: "DELETE",
  path: "/v1/sip-trunks/{id}",
  summary: "Delete an unused SIP trunk",
  scope: "trunks:write",
  input: trunkIdInput,
  answer: deletedSchema,
  guards: trunkSchema,
  errors: ["forbidden", "not_found", "trunk_in_use", "edit_conflict"],
});
