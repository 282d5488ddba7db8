import {
  listOrganizationsInput,
  organizationIdInput,
  organizationListSchema,
  organizationSchema,
} from "@/lib/schemas/organization";
import { defineContract } from "../contract";

export const listOrganizationsContract = defineContract({
  id: "listOrganizations",
  method: "GET",
  path: "/v1/organizations",
  summary: "List your organizations",
  scope: "organizations:read",
  input: listOrganizationsInput,
  answer: organizationListSchema,
  errors: [],
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
