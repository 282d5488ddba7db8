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
} from "../../contracts/workflows";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, sent, type Text } from "./text";

const STEP = {
  title: ["What the step is called, 1 to 200 characters.", "Find a time"],
  description: ["What it is for; null: not said.", "The visit's day and hour."],
  instructions: ["How the bot goes about it; null: not said.", "Offer two times, mornings first."],
  order: ["The place among the steps beside it, from 0; its place in the list unless told otherwise.", 1],
  examples: ["What is said in it, up to 20 texts.", ["Would Tuesday at nine suit you?"]],
  action: [
    "What the bot does in it, such as `TRANSFER_CALL`; null for nothing but talking.",
    "TRANSFER_CALL",
  ],
  actionMetadata: [
    "What the action needs, an object of up to 8000 characters and five levels; null for nothing.",
    { forwardingNumber: "+13125550142" },
  ],
} satisfies Record<string, Text>;
const CHILDREN: Text<never> = ["Steps within this one, 50 at most; those have none of their own."];

export const WORKFLOW_SHAPES = [
  answered("Workflow", workflowSchema, "What a bot does step by step.", {
    id: ["The workflow's id.", IDS.workflow],
    botId: ["The bot that follows it.", IDS.bot],
    title: ["What it is called, 1 to 200 characters.", "Book a visit"],
    description: ["What it is for; null: not said.", "For new patients and those who come back."],
    usageContext: ["When the bot follows it; null: not said.", "The caller wants an appointment."],
    enabled: ["Whether the bot follows it at present; true unless told otherwise.", true],
    order: ["The place among the bot's workflows, from 0; after the others unless told otherwise.", 0],
    steps: ["Its steps in their order, 50 at most. Sent, they take the place of all that it has."],
    version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
    createdAt: ["When it was added.", MADE_AT],
    updatedAt: ["When it was last changed.", CHANGED_AT],
  }),
  answered("WorkflowStep", stepSchema, "A step of a workflow.", { ...STEP, childSteps: CHILDREN }),
  answered("WorkflowChildStep", childStepSchema, "A step within a step.", STEP),
  sent("WorkflowStepInput", stepInput, "A step of a workflow.", { ...STEP, childSteps: CHILDREN }),
  sent("WorkflowChildStepInput", childStepInput, "A step within a step.", STEP),
  answered("WorkflowList", workflowListSchema, "All workflows of a bot.", {
    workflows: ["The workflows, in the bot's order."],
  }),
];

export const WORKFLOW_OPERATIONS = [
  operation(listWorkflowsContract, "In the bot's order, all in one answer."),
  operationWithBody(
    saveWorkflowContract,
    "Without an `id` a workflow is added (201); with one, that workflow of this bot is changed (200), and what is left out stays as it is. A bot can have 50.",
    {
      title: "Book a visit",
      description: null,
      steps: [{ title: "Find a time", childSteps: [{ title: "Offer two times" }] }],
    },
    { id: ["The workflow to change; without one a workflow is added.", IDS.workflow] },
  ),
  operation(getWorkflowContract, "The workflow with all of its steps."),
  operation(deleteWorkflowContract, "Its steps are deleted with it, for good."),
];
