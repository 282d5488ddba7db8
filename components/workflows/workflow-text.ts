import type { Workflow } from "@/lib/schemas/workflow";

/** "No steps yet", "1 step", "2 steps and 3 below them". */
export function stepsText({ steps }: Pick<Workflow, "steps">): string {
  const below = steps.reduce((sum, step) => sum + step.childSteps.length, 0);
  if (steps.length === 0) return "No steps yet";
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  return below > 0 ? `${count} and ${below} below ${steps.length === 1 ? "it" : "them"}` : count;
}

/** Steps as one text, a step a line, child steps further in. */
export function outline(steps: readonly { title: string; childSteps: { title: string }[] }[]): string {
  return steps
    .flatMap((step) => [`• ${step.title}`, ...step.childSteps.map((child) => `   ◦ ${child.title}`)])
    .join("\n");
}
