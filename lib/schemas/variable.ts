import { z } from "zod";
import { VARIABLE_TYPES } from "@/lib/constants/organizations";
import {
  blockOfText,
  emptyToNull,
  idSchema,
  momentSchema,
  nameText,
  pageSchema,
  paginationSchema,
  sortSchema,
} from "./common";

const variableFields = {
  name: z
    .string({ error: "The name is required." })
    .max(100, "The name can have 100 characters at most.")
    .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, {
      error: "Use lowercase letters, digits and single underscores, like emergency_phone.",
    }),
  value: blockOfText("The value", 1000),
  type: z.enum(VARIABLE_TYPES, { error: `Choose ${VARIABLE_TYPES.join(" or ")}.` }),
  displayName: emptyToNull(nameText("The display name")).optional(),
  description: emptyToNull(blockOfText("The description", 1000)).optional(),
};

/** A new variable of the organization with this id. */
export const createVariableInput = z.strictObject({ id: idSchema, ...variableFields });
export type CreateVariableInput = z.infer<typeof createVariableInput>;

export const variableIdInput = z.strictObject({ id: idSchema, variableId: idSchema });
export type VariableIdInput = z.infer<typeof variableIdInput>;

export const updateVariableInput = z.strictObject(variableFields).partial().extend(variableIdInput.shape);
export type UpdateVariableInput = z.infer<typeof updateVariableInput>;

/** An edit in the console, based on the version that was shown. */
export const editVariableInput = updateVariableInput.extend({ version: z.number().int().positive() });

export const listVariablesInput = pageSchema.extend({ id: idSchema, sort: sortSchema });
export type ListVariablesInput = z.infer<typeof listVariablesInput>;
export type VariableFilters = Omit<z.input<typeof listVariablesInput>, "id">;

export const variableSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  value: z.string(),
  type: z.enum(VARIABLE_TYPES),
  displayName: z.string().nullable(),
  description: z.string().nullable(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Variable = z.infer<typeof variableSchema>;
export const variableListSchema = z.object({
  variables: z.array(variableSchema),
  pagination: paginationSchema,
});
export type VariableList = z.infer<typeof variableListSchema>;
