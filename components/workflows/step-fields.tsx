"use client";

import { useId, useState } from "react";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_EXAMPLES } from "@/lib/schemas/workflow";
import { errorAt, messageOf, type StepError } from "./step-errors";
import type { ChildStepValues } from "./workflow-values";

interface Props {
  /** What names the step in its fields: "step 2.1". */
  label: string;
  step: ChildStepValues;
  error: StepError | undefined;
  onChange: (changed: Partial<ChildStepValues>) => void;
  onBlur: () => void;
}

/** What one step says. What most steps do without is folded away while it is empty. */
export function StepFields({ label, step, error, onChange, onBlur }: Props) {
  const id = useId();
  const text = (name: "title" | "instructions" | "description" | "action") => ({
    id: `${id}-${name}`,
    value: step[name],
    invalid: messageOf(error?.[name]) !== undefined,
    "aria-describedby": describedBy(`${id}-${name}`, { error: messageOf(error?.[name]) }),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
    onBlur,
  });
  const shell = (name: string) => ({ htmlFor: `${id}-${name}`, error: messageOf(error?.[name]) });
  const [isOpen, setOpen] = useState(
    step.description !== "" || step.examples.length > 0 || step.action !== "",
  );
  const isWrong = Boolean(error?.description ?? error?.examples ?? error?.action);
  return (
    <div className="grid gap-3">
      <FieldShell label="Title" {...shell("title")}>
        <Input data-part="first" aria-required {...text("title")} />
      </FieldShell>
      <FieldShell label="What the bot does" required={false} {...shell("instructions")}>
        <Textarea rows={2} {...text("instructions")} />
      </FieldShell>
      <details
        open={isOpen || isWrong}
        className="group"
        onToggle={({ currentTarget }) => {
          // What is wrong stays in sight.
          if (isWrong) currentTarget.open = true;
          setOpen(currentTarget.open);
        }}
      >
        <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-md text-ink-2 text-sm hover:text-ink">
          <Icon name="chevron-right" className="size-3.5 group-open:rotate-90" />
          More of {label}
        </summary>
        <div className="mt-2 grid gap-3">
          <FieldShell label="Description" required={false} {...shell("description")}>
            <Textarea rows={2} {...text("description")} />
          </FieldShell>
          <Examples label={label} step={step} error={error?.examples} onChange={onChange} onBlur={onBlur} />
          <FieldShell label="Action" required={false} {...shell("action")}>
            <Input autoCapitalize="none" spellCheck={false} {...text("action")} />
          </FieldShell>
          {step.actionMetadata && (
            <p className="text-ink-3 text-sm">A program set details of the action. They are kept.</p>
          )}
        </div>
      </details>
    </div>
  );
}

/** Sentences that show how it is meant. */
function Examples({ label, step: { examples }, error, onChange, onBlur }: Props) {
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">
        Examples <span className="ml-1 font-normal text-ink-3">optional</span>
      </legend>
      {examples.map((example, index) => {
        const fieldId = `${id}-${index}`;
        const message = messageOf(errorAt(error, index));
        return (
          <FieldShell
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, the place is the identity
            key={index}
            label={<span className="sr-only">{`Example ${index + 1} of ${label}`}</span>}
            htmlFor={fieldId}
            error={message}
          >
            <div className="flex items-start gap-1">
              <Textarea
                id={fieldId}
                rows={1}
                className="!min-h-9"
                value={example}
                invalid={message !== undefined}
                aria-describedby={describedBy(fieldId, { error: message })}
                onChange={({ target }) => onChange({ examples: examples.with(index, target.value) })}
                onBlur={onBlur}
              />
              <Button
                variant="ghost"
                aria-label={`Remove example ${index + 1} of ${label}`}
                onClick={() => onChange({ examples: examples.toSpliced(index, 1) })}
              >
                <Icon name="trash" className="size-4" />
              </Button>
            </div>
          </FieldShell>
        );
      })}
      <div>
        <Button
          size="sm"
          variant="ghost"
          disabled={examples.length >= MAX_EXAMPLES}
          onClick={() => onChange({ examples: [...examples, ""] })}
        >
          Add an example to {label}
        </Button>
      </div>
    </fieldset>
  );
}
