import { AppError } from "@/lib/errors";
import {
  type ChildStep,
  type ChildStepInput,
  MAX_ORDER,
  MAX_WORKFLOWS,
  type Step,
  type StepInput,
} from "@/lib/schemas/workflow";

/** Steps as they are kept: in their order, with nothing left out. */
export function keptSteps(steps: StepInput[]): Step[] {
  return inOrder(steps.map((step, index) => ({ ...keptStep(step, index), childSteps: keptChildren(step) })));
}

function keptChildren({ childSteps = [] }: StepInput): ChildStep[] {
  return inOrder(childSteps.map(keptStep));
}

function keptStep(step: ChildStepInput, index: number): ChildStep {
  return {
    title: step.title,
    description: step.description ?? null,
    instructions: step.instructions ?? null,
    order: step.order ?? index,
    examples: step.examples ?? [],
    action: step.action ?? null,
    actionMetadata: step.actionMetadata ?? null,
  };
}

/** Those of the same order stay as they stood. */
function inOrder<T extends { order: number }>(steps: T[]): T[] {
  return steps.toSorted((one, other) => one.order - other.order);
}

/** The place after the last of these; where there is none left, the last place of all. */
export function placeAfter(orders: number[]): number {
  return Math.min(MAX_ORDER, Math.max(-1, ...orders) + 1);
}

/** @throws AppError `validation_failed` where a bot has as many workflows as it can have */
export function assertRoomForWorkflow(count: number): void {
  if (count < MAX_WORKFLOWS) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: "title", code: "too_many", message: `A bot can have ${MAX_WORKFLOWS} workflows at most.` },
    ],
  });
}
