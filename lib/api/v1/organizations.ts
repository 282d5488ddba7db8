import { accountSchema } from "@/lib/schemas/account";
import {
  createOrganizationInput,
  listedOrganizationSchema,
  listOrganizationsInput,
  officeHoursListSchema,
  officeHoursOfDaySchema,
  organizationIdInput,
  organizationListSchema,
  organizationSchema,
  setOfficeHoursInput,
  updateOrganizationInput,
} from "@/lib/schemas/organization";
import { defineContract } from "../core/contract";

export const listOrganizationsContract = defineContract({
  id: "listOrganizations",
  method: "GET",
  path: "/v1/organizations",
  summary: "List organizations",
  scope: "organizations:read",
  input: listOrganizationsInput,
  answer: organizationListSchema,
  errors: [],
});

export const createOrganizationContract = defineContract({
  id: "createOrganization",
  method: "POST",
  atomic: true,
  path: "/v1/organizations",
  summary: "Add an organization to an account",
  scope: "organizations:write",
  input: createOrganizationInput,
  answer: organizationSchema,
  status: 201,
  errors: ["forbidden", "not_found", "reference_taken"],
});

export const getOrganizationContract = defineContract({
  id: "getOrganization",
  method: "GET",
  path: "/v1/organizations/{id}",
  summary: "Get an organization with its address and office hours",
  scope: "organizations:read",
  input: organizationIdInput,
  answer: organizationSchema,
  errors: ["not_found"],
});

export const updateOrganizationContract = defineContract({
  id: "updateOrganization",
  method: "PATCH",
  path: "/v1/organizations/{id}",
  summary: "Update an organization's name, phone, timezone, reference, address or office hours",
  scope: "organizations:write",
  input: updateOrganizationInput.omit({ version: true }),
  answer: organizationSchema,
  takesWhole: {
    alsoFrom: [listedOrganizationSchema, accountSchema],
    showsOthers: ["accountName", "slots", "locationCount"],
  },
  errors: ["forbidden", "not_found", "edit_conflict", "reference_taken"],
});

export const archiveOrganizationContract = defineContract({
  id: "archiveOrganization",
  method: "POST",
  atomic: true,
  path: "/v1/organizations/{id}/archive",
  summary: "Archive an organization that has no lines",
  scope: "organizations:write",
  input: organizationIdInput,
  answer: organizationSchema,
  errors: ["forbidden", "not_found", "organization_in_use", "edit_conflict"],
});

export const getOfficeHoursContract = defineContract({
  id: "getOfficeHours",
  method: "GET",
  path: "/v1/organizations/{id}/office-hours",
  summary: "Get an organization's office hours",
  scope: "organizations:read",
  input: organizationIdInput,
  answer: officeHoursListSchema,
  errors: ["not_found"],
});

export const setOfficeHoursContract = defineContract({
  id: "setOfficeHours",
  method: "POST",
  atomic: true,
  path: "/v1/organizations/{id}/office-hours",
  summary: "Set the office hours of one day",
  scope: "organizations:write",
  input: setOfficeHoursInput,
  answer: officeHoursOfDaySchema,
  guards: officeHoursListSchema,
  errors: ["forbidden", "not_found", "edit_conflict"],
});
