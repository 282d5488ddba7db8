import type { Workflow } from "@/lib/schemas/workflow";

/** "No steps yet", "1 step", "2 steps and 3 child steps". */
export function stepsText({ steps }: Pick<Workflow, "steps">): string {
  if (steps.length === 0) return "No steps yet";
  const children = steps.reduce((sum, step) => sum + step.childSteps.length, 0);
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  return children > 0 ? `${count} and ${children} child ${children === 1 ? "step" : "steps"}` : count;
}

/** The steps as text, one per line, with child steps indented. */
export function outline(steps: readonly { title: string; childSteps: { title: string }[] }[]): string {
  return steps
    .flatMap((step) => [`• ${step.title}`, ...step.childSteps.map((child) => `   ◦ ${child.title}`)])
    .join("\n");
}
