"use server";

import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";
import { createOrganizationInput, updateOrganizationInput } from "@/lib/schemas/organization";
import { defineAction } from "./define-action";

export const createOrganizationAction = defineAction(createOrganizationInput, createOrganization);
export const updateOrganizationAction = defineAction(updateOrganizationInput, updateOrganization);
