import { z } from "zod";
import { FORMER_NAME_LENGTH } from "@/lib/constants/limits";
import { blockOfText, editedNameText, emptyToNull, idSchema, lineOfText, momentSchema } from "./common";
import { jsonObject } from "./json-object";
import { rule } from "./rule";

/** How many workflows a bot can have. */
export const MAX_WORKFLOWS = 50;
/** How many steps a workflow can have, and how many child steps a step. */
export const MAX_STEPS = 50;
/** How many examples a step can have. */
export const MAX_EXAMPLES = 20;

/** The highest `order`. */
export const MAX_ORDER = 10_000;

const orderSchema = z
  .number({ error: "The order must be a whole number." })
  .int("The order must be a whole number.")
  .min(0, "The order must be 0 or more.")
  .max(MAX_ORDER, `The order can be ${MAX_ORDER} at most.`);

const stepFields = {
  title: lineOfText("The title", 200),
  description: emptyToNull(blockOfText("The description", 2000)).optional(),
  instructions: emptyToNull(blockOfText("The instructions", 5000)).optional(),
  /** The step's position among its siblings; by default, its position in the list. */
  order: orderSchema.optional(),
  examples: z
    .array(blockOfText("The example", 500))
    .max(MAX_EXAMPLES, `${MAX_EXAMPLES} examples at most.`)
    .optional(),
  /** What the bot does in this step, such as `TRANSFER_CALL`; `actionMetadata` has what it needs for that. */
  action: emptyToNull(lineOfText("The action", 100)).optional(),
  actionMetadata: jsonObject("The action's metadata", { max: 8000, depth: 5 }).nullable().optional(),
};

const stepsOf = <T extends z.ZodType>(step: T) => z.array(step).max(MAX_STEPS, `${MAX_STEPS} steps at most.`);

/** A step inside a step. It cannot have child steps. */
export const childStepInput = z.strictObject(stepFields);
export const stepInput = z.strictObject({ ...stepFields, childSteps: stepsOf(childStepInput).optional() });
export type ChildStepInput = z.infer<typeof childStepInput>;
export type StepInput = z.infer<typeof stepInput>;

/**
 * A workflow of the bot `botId`: with `id` an existing one, without it a new one. Absent fields of an existing workflow
 * stay unchanged; a new one is by default enabled, last in order, and without steps.
 */
export const saveWorkflowInput = z.strictObject({
  botId: idSchema,
  id: idSchema.optional(),
  version: z.number().int().positive().optional(),
  title: editedNameText("The title", FORMER_NAME_LENGTH.workflow),
  description: emptyToNull(blockOfText("The description", 2000)),
  usageContext: emptyToNull(blockOfText("The usage", 2000)).optional(),
  enabled: z.boolean({ error: "Use true or false." }).optional(),
  order: orderSchema.optional(),
  steps: stepsOf(stepInput).optional(),
});
export type SaveWorkflowInput = z.infer<typeof saveWorkflowInput>;

/** The same in the console, where a change is based on the version that was shown. */
export const saveShownWorkflowInput = saveWorkflowInput.refine(
  ({ id, version }) => id === undefined || version !== undefined,
  { ...rule("required", "The version that was shown is required."), path: ["version"] },
);

export const workflowIdInput = z.strictObject({ botId: idSchema, workflowId: idSchema });
export type WorkflowIdInput = z.infer<typeof workflowIdInput>;

export const listWorkflowsInput = z.strictObject({ botId: idSchema });

export const childStepSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  instructions: z.string().nullable(),
  order: z.number().int(),
  examples: z.array(z.string()),
  action: z.string().nullable(),
  actionMetadata: z.record(z.string(), z.unknown()).nullable(),
});
export const stepSchema = childStepSchema.extend({ childSteps: z.array(childStepSchema) });
export type ChildStep = z.infer<typeof childStepSchema>;
export type Step = z.infer<typeof stepSchema>;

export const workflowSchema = z.object({
  id: z.uuid(),
  botId: z.uuid(),
  title: z.string(),
  description: z.string().nullable(),
  /** When the bot follows it. */
  usageContext: z.string().nullable(),
  enabled: z.boolean(),
  /** Its position among the bot's workflows. */
  order: z.number().int(),
  steps: z.array(stepSchema),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Workflow = z.infer<typeof workflowSchema>;
export const workflowListSchema = z.object({ workflows: z.array(workflowSchema) });
export type WorkflowList = z.infer<typeof workflowListSchema>;
