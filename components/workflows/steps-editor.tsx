"use client";

import { OrderedItem } from "@/components/bots/ordered-item";
import { useOrderedField } from "@/components/bots/use-ordered-field";
import { useOrderedList } from "@/components/bots/use-ordered-list";
import { FieldNotes } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { MAX_STEPS } from "@/lib/schemas/workflow";
import { errorAt, messageOf, type StepError } from "./step-errors";
import { StepFields } from "./step-fields";
import { BLANK_CHILD, BLANK_STEP, type ChildStepValues, type StepValues } from "./workflow-values";

/** Edits the steps of a workflow in order, each with its child steps. */
export function StepsEditor() {
  const steps = useOrderedField<StepValues>("steps", BLANK_STEP);
  const errors = steps.errors as StepError | undefined;
  return (
    <div ref={steps.list} className="grid gap-3">
      {steps.items.length === 0 && (
        <p className="text-ink-2">No steps yet. For example, start by asking for the caller’s name.</p>
      )}
      {steps.items.map((step, index) => (
        <OrderedItem
          key={steps.keys[index]}
          label={`Step ${index + 1}`}
          index={index}
          count={steps.items.length}
          onMove={(by) => steps.move(index, by)}
          onRemove={() => steps.remove(index)}
        >
          <StepFields
            label={`step ${index + 1}`}
            step={step}
            error={errorAt(errors, index)}
            onChange={(changed) => steps.change(index, { ...step, ...changed })}
            onBlur={steps.onBlur}
          />
          <ChildSteps
            of={`${index + 1}`}
            steps={step.childSteps}
            errors={errorAt(errors, index)?.childSteps}
            onChange={(childSteps) => steps.change(index, { ...step, childSteps })}
            onBlur={steps.onBlur}
          />
        </OrderedItem>
      ))}
      <div>
        <Button data-part="add" disabled={steps.items.length >= MAX_STEPS} onClick={steps.add}>
          Add a step
        </Button>
        <FieldNotes id="steps" error={messageOf(errors)} />
      </div>
      <p role="status" className="sr-only">
        {steps.announcement}
      </p>
    </div>
  );
}

interface ChildProps {
  /** The number of the parent step. */
  of: string;
  steps: ChildStepValues[];
  errors: StepError | undefined;
  onChange: (steps: ChildStepValues[]) => void;
  onBlur: () => void;
}

/** Edits the child steps of a step. Child steps cannot have their own. */
function ChildSteps({ of, steps, errors, onChange, onBlur }: ChildProps) {
  const children = useOrderedList(steps, onChange, BLANK_CHILD);
  return (
    <div ref={children.list} className="mt-3 grid gap-3 border-l-2 pl-3">
      {steps.map((step, index) => {
        const name = `${of}.${index + 1}`;
        return (
          <OrderedItem
            key={children.keys[index]}
            label={`Step ${name}`}
            index={index}
            count={steps.length}
            onMove={(by) => children.move(index, by)}
            onRemove={() => children.remove(index)}
          >
            <StepFields
              label={`step ${name}`}
              step={step}
              error={errorAt(errors, index)}
              onChange={(changed) => children.change(index, { ...step, ...changed })}
              onBlur={onBlur}
            />
          </OrderedItem>
        );
      })}
      <div>
        <Button
          size="sm"
          variant="ghost"
          data-part="add"
          disabled={steps.length >= MAX_STEPS}
          onClick={children.add}
        >
          Add a child step to step {of}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {children.announcement}
      </p>
    </div>
  );
}
