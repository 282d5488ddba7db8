import { AppError } from "@/lib/errors";
import {
  type ChildStep,
  type ChildStepInput,
  MAX_ORDER,
  MAX_WORKFLOWS,
  type Step,
  type StepInput,
} from "@/lib/schemas/workflow";

/** Steps in the form they are stored: sorted, with all fields present. */
export function normalizeSteps(steps: StepInput[]): Step[] {
  return sorted(
    steps.map((step, index) => ({ ...normalizeStep(step, index), childSteps: normalizeChildren(step) })),
  );
}

function normalizeChildren({ childSteps = [] }: StepInput): ChildStep[] {
  return sorted(childSteps.map(normalizeStep));
}

function normalizeStep(step: ChildStepInput, index: number): ChildStep {
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

/** Sorts steps by `order`. Steps with the same order stay in their sequence. */
function sorted<T extends { order: number }>(steps: T[]): T[] {
  return steps.toSorted((one, other) => one.order - other.order);
}

/** The order after the last of these, or the highest order if that is taken. */
export function orderAfter(orders: number[]): number {
  return Math.min(MAX_ORDER, Math.max(-1, ...orders) + 1);
}

/** @throws AppError `validation_failed` when the bot has the maximum number of workflows */
export function assertRoomForWorkflow(count: number): void {
  if (count < MAX_WORKFLOWS) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: "title", code: "too_many", message: `A bot can have at most ${MAX_WORKFLOWS} workflows.` },
    ],
  });
}
