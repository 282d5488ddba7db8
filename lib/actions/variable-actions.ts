"use server";

import { createVariable } from "@/lib/domain/variables/create-variable";
import { deleteVariable } from "@/lib/domain/variables/delete-variable";
import { updateVariable } from "@/lib/domain/variables/update-variable";
import { onShown } from "@/lib/schemas/common";
import { createVariableInput, editVariableInput, variableIdInput } from "@/lib/schemas/variable";
import { defineAction } from "./define-action";

export const createVariableAction = defineAction(createVariableInput, createVariable);
export const updateVariableAction = defineAction(editVariableInput, updateVariable);
export const deleteVariableAction = defineAction(onShown(variableIdInput), deleteVariable);
