import type { ConflictField } from "@/components/form/conflict-words";
import type { ChildStep, Workflow } from "@/lib/schemas/workflow";
import { outline } from "./workflow-text";

/** A step as the editor's values, as typed. Its position in the list is its order. */
export interface ChildStepValues {
  title: string;
  description: string;
  instructions: string;
  examples: string[];
  action: string;
  /** Set by software through the API; the editor keeps it unchanged. */
  actionMetadata: Record<string, unknown> | null;
}
export interface StepValues extends ChildStepValues {
  childSteps: ChildStepValues[];
}

export const BLANK_CHILD: ChildStepValues = {
  title: "",
  description: "",
  instructions: "",
  examples: [],
  action: "",
  actionMetadata: null,
};
export const BLANK_STEP: StepValues = { ...BLANK_CHILD, childSteps: [] };

/** A workflow as the form's values. A new one is enabled and starts with an empty step. */
export function workflowValues(workflow: Workflow | null) {
  return {
    title: workflow?.title ?? "",
    description: workflow?.description ?? "",
    usageContext: workflow?.usageContext ?? "",
    enabled: workflow?.enabled ?? true,
    steps: workflow
      ? workflow.steps.map((step) => ({ ...stepValues(step), childSteps: step.childSteps.map(stepValues) }))
      : [BLANK_STEP],
  };
}

function stepValues(step: ChildStep): ChildStepValues {
  return {
    title: step.title,
    description: step.description ?? "",
    instructions: step.instructions ?? "",
    examples: step.examples,
    action: step.action ?? "",
    actionMetadata: step.actionMetadata,
  };
}

/** The fields that two people can edit at once, and how to show their values. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "title", label: "Title" },
  { name: "usageContext", label: "When to use it" },
  { name: "description", label: "Description" },
  { name: "enabled", label: "Enabled", describe: (value) => (value ? "Yes" : "No") },
  { name: "steps", label: "Steps", describe: (value) => outline(value as StepValues[]) },
];
