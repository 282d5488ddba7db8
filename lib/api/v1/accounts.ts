import {
  accountListSchema,
  accountSchema,
  listAccountsInput,
  updateAccountInput,
} from "@/lib/schemas/account";
import {
  createAccountInput,
  listedOrganizationSchema,
  organizationIdInput,
} from "@/lib/schemas/organization";
import { defineContract } from "../core/contract";

export const listAccountsContract = defineContract({
  id: "listAccounts",
  method: "GET",
  path: "/v1/accounts",
  summary: "List accounts",
  scope: "organizations:read",
  input: listAccountsInput,
  answer: accountListSchema,
  errors: [],
});

export const createAccountContract = defineContract({
  id: "createAccount",
  method: "POST",
  atomic: true,
  path: "/v1/accounts",
  summary: "Create an account",
  scope: "organizations:write",
  input: createAccountInput,
  answer: accountSchema,
  status: 201,
  errors: ["forbidden"],
});

export const getAccountContract = defineContract({
  id: "getAccount",
  method: "GET",
  path: "/v1/accounts/{id}",
  summary: "Get an account with the number of its locations",
  scope: "organizations:read",
  input: organizationIdInput,
  answer: accountSchema,
  errors: ["not_found"],
});

export const updateAccountContract = defineContract({
  id: "updateAccount",
  method: "PATCH",
  path: "/v1/accounts/{id}",
  summary: "Rename an account, or update its phone, timezone, reference or address",
  scope: "organizations:write",
  input: updateAccountInput.omit({ version: true }),
  answer: accountSchema,
  takesWhole: {
    alsoFrom: [listedOrganizationSchema],
    showsOthers: ["accountName", "slots", "locationCount"],
  },
  errors: ["forbidden", "not_found", "edit_conflict", "reference_taken"],
});

export const closeAccountContract = defineContract({
  id: "closeAccount",
  method: "POST",
  atomic: true,
  path: "/v1/accounts/{id}/close",
  summary: "Close an account that has no lines and no locations",
  scope: "organizations:write",
  input: organizationIdInput,
  answer: accountSchema,
  errors: ["forbidden", "not_found", "organization_in_use", "edit_conflict"],
});
