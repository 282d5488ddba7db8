import {
  childStepInput,
  childStepSchema,
  stepInput,
  stepSchema,
  workflowListSchema,
  workflowSchema,
} from "@/lib/schemas/workflow";
import {
  deleteWorkflowContract,
  getWorkflowContract,
  listWorkflowsContract,
  saveWorkflowContract,
} from "../../v1/workflows";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, sent, type Text } from "./text";

const STEP = {
  title: ["The step's title, 1 to 200 characters.", "Find a time"],
  description: ["What the step is for; null if not set.", "The visit's day and hour."],
  instructions: ["How the bot carries out the step; null if not set.", "Offer two times, mornings first."],
  order: ["The position among its sibling steps, starting at 0. Defaults to its position in the list.", 1],
  examples: ["Sample sentences for the step, up to 20.", ["Would Tuesday at nine work for you?"]],
  action: ["The action the bot takes, such as `TRANSFER_CALL`; null if it only talks.", "TRANSFER_CALL"],
  actionMetadata: [
    "The action's parameters: a JSON object of at most 8000 characters and five levels; null for none.",
    { forwardingNumber: "+13125550142" },
  ],
} satisfies Record<string, Text>;
const CHILDREN: Text<never> = [
  "The steps within this step, at most 50. They can't have child steps of their own.",
];

export const WORKFLOW_SHAPES = [
  answered(
    "Workflow",
    workflowSchema,
    "A procedure that a bot follows step by step. Stored; calls don't use workflows yet.",
    {
      id: ["The workflow's id.", IDS.workflow],
      botId: ["The bot that follows the workflow.", IDS.bot],
      title: ["The workflow's title, 1 to 100 characters.", "Book a visit"],
      description: ["What the workflow is for; null if not set.", "For new and returning patients."],
      usageContext: [
        "When the bot follows the workflow; null if not set.",
        "The caller wants an appointment.",
      ],
      enabled: ["Whether the bot follows the workflow. Defaults to true.", true],
      order: ["The position among the bot's workflows, starting at 0. Defaults to the end.", 0],
      steps: ["The workflow's steps in order, at most 50. Sending this field replaces all of them."],
      version: [
        "Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.",
        1,
      ],
      createdAt: ["When the workflow was created.", MADE_AT],
      updatedAt: ["When the workflow was last changed.", CHANGED_AT],
    },
  ),
  answered("WorkflowStep", stepSchema, "A step of a workflow.", { ...STEP, childSteps: CHILDREN }),
  answered("WorkflowChildStep", childStepSchema, "A step within a step.", STEP),
  sent("WorkflowStepInput", stepInput, "A step of a workflow.", { ...STEP, childSteps: CHILDREN }),
  sent("WorkflowChildStepInput", childStepInput, "A step within a step.", STEP),
  answered("WorkflowList", workflowListSchema, "All of a bot's workflows.", {
    workflows: ["The workflows, in the bot's order."],
  }),
];

export const WORKFLOW_OPERATIONS = [
  operation(listWorkflowsContract, "Returns all workflows at once, in the bot's order."),
  operationWithBody(
    saveWorkflowContract,
    "Without an `id`, adds a workflow (201). With an `id`, changes that workflow of this bot (200); fields you omit stay unchanged, and `If-Match` guards its version. A new workflow has no version, so `If-Match` is ignored. A bot can have up to 50 workflows.",
    {
      title: "Book a visit",
      description: null,
      steps: [{ title: "Find a time", childSteps: [{ title: "Offer two times" }] }],
    },
    { id: ["The workflow to change. If omitted, a new workflow is added.", IDS.workflow] },
  ),
  operation(getWorkflowContract, "Returns the workflow with all its steps."),
  operation(deleteWorkflowContract, "Permanently deletes the workflow and its steps."),
];
