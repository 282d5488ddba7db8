import type { Workflow } from "@/lib/schemas/workflow";

/** "No steps yet", "1 step", "4 steps, 2 of them below others". */
export function stepsText({ steps }: Pick<Workflow, "steps">): string {
  const below = steps.reduce((sum, step) => sum + step.childSteps.length, 0);
  const count = steps.length + below;
  if (count === 0) return "No steps yet";
  return `${count === 1 ? "1 step" : `${count} steps`}${below > 0 ? `, ${below} of them below others` : ""}`;
}

/** Steps as one text, a step a line, child steps further in. */
export function outline(steps: readonly { title: string; childSteps: { title: string }[] }[]): string {
  return steps
    .flatMap((step) => [`• ${step.title}`, ...step.childSteps.map((child) => `   ◦ ${child.title}`)])
    .join("\n");
}
