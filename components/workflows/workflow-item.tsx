import { Icon } from "@/components/ui/icon";
import { StatePill } from "@/components/ui/state-pill";
import type { ChildStep, Workflow } from "@/lib/schemas/workflow";
import { WorkflowMenu } from "./workflow-menu";
import { stepsText } from "./workflow-text";

/** One workflow in the list, with steps that expand. */
export function WorkflowItem({ workflow, canEdit }: { workflow: Workflow; canEdit: boolean }) {
  const { title, usageContext, description, enabled, steps } = workflow;
  const about = usageContext ?? description;
  return (
    <li className="flex items-start gap-x-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="wrap-anywhere font-medium">{title}</span>
          <StatePill tone={enabled ? "ok" : "off"}>{enabled ? "Enabled" : "Disabled"}</StatePill>
        </div>
        {about && <p className="wrap-anywhere text-ink-2 text-sm">{about}</p>}
        {steps.length === 0 ? (
          <p className="text-ink-3 text-sm">{stepsText(workflow)}</p>
        ) : (
          <details className="group text-sm">
            <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-md text-ink-2 hover:text-ink">
              <Icon name="chevron-right" className="size-3.5 group-open:rotate-90" />
              {stepsText(workflow)}
            </summary>
            <ol className="mt-1 grid list-decimal gap-2 pl-6">
              {steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity except its position
                <li key={index}>
                  <StepText step={step} />
                  {step.childSteps.length > 0 && (
                    <ol className="mt-1 grid list-[lower-alpha] gap-1 pl-5">
                      {step.childSteps.map((child, place) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity except its position
                        <li key={place}>
                          <StepText step={child} />
                        </li>
                      ))}
                    </ol>
                  )}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {canEdit && <WorkflowMenu workflow={workflow} />}
    </li>
  );
}

function StepText({ step }: { step: ChildStep }) {
  return (
    <>
      <span className="wrap-anywhere">{step.title}</span>
      {step.instructions && (
        <span className="wrap-anywhere block whitespace-pre-line text-ink-2">{step.instructions}</span>
      )}
    </>
  );
}
