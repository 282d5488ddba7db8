"use server";

import { closeAccount } from "@/lib/domain/accounts/close-account";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { updateOrganization } from "@/lib/domain/organizations/update-organization";
import { onShown } from "@/lib/schemas/common";
import {
  createOrganizationInput,
  editOrganizationInput,
  organizationIdInput,
} from "@/lib/schemas/organization";
import { defineAction } from "./define-action";

export const createOrganizationAction = defineAction(createOrganizationInput, createOrganization);
export const updateOrganizationAction = defineAction(editOrganizationInput, updateOrganization);
export const closeAccountAction = defineAction(onShown(organizationIdInput), closeAccount);
export const archiveOrganizationAction = defineAction(onShown(organizationIdInput), archiveOrganization);
