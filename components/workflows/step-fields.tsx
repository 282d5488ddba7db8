"use client";

import { useId, useState } from "react";
import { useShownErrors } from "@/components/bots/use-shown-errors";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_EXAMPLES } from "@/lib/schemas/workflow";
import { errorAt, messageOf, type StepError } from "./step-errors";
import type { ChildStepValues } from "./workflow-values";

interface Props {
  /** The step's name in its field labels: "step 2.1". */
  label: string;
  step: ChildStepValues;
  error: StepError | undefined;
  onChange: (changed: Partial<ChildStepValues>) => void;
  onBlur: () => void;
}

/** The fields of one step. Rarely used fields are collapsed while they are empty. */
export function StepFields({ label, step, error, onChange, onBlur }: Props) {
  const id = useId();
  const { shows, leave } = useShownErrors();
  const shown = (name: string) => (shows(name) ? messageOf(error?.[name]) : undefined);
  const text = (name: "title" | "instructions" | "description" | "action") => ({
    id: `${id}-${name}`,
    value: step[name],
    invalid: shown(name) !== undefined,
    "aria-describedby": describedBy(`${id}-${name}`, { error: shown(name) }),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
    onBlur: () => {
      leave(name);
      onBlur();
    },
  });
  const shell = (name: string) => ({ htmlFor: `${id}-${name}`, error: shown(name) });
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
          // Fields with errors stay visible.
          if (isWrong) currentTarget.open = true;
          setOpen(currentTarget.open);
        }}
      >
        <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-md text-ink-2 text-sm hover:text-ink">
          <Icon name="chevron-right" className="size-3.5 group-open:rotate-90" />
          More fields of {label}
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
            <p className="text-ink-3 text-sm">
              Your software set details for this action. They stay as they are.
            </p>
          )}
        </div>
      </details>
    </div>
  );
}

/** Example sentences for a step. */
function Examples({ label, step: { examples }, error, onChange, onBlur }: Props) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">
        Examples <span className="ml-1 font-normal text-ink-3">optional</span>
      </legend>
      {examples.map((example, index) => (
        <Example
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, so the position is the identity
          key={index}
          label={`example ${index + 1} of ${label}`}
          text={example}
          error={messageOf(errorAt(error, index))}
          onChange={(text) => onChange({ examples: examples.with(index, text) })}
          onRemove={() => onChange({ examples: examples.toSpliced(index, 1) })}
          onBlur={onBlur}
        />
      ))}
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

interface ExampleProps {
  label: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onRemove: () => void;
  onBlur: () => void;
}

function Example({ label, text, error, onChange, onRemove, onBlur }: ExampleProps) {
  const id = useId();
  const { shows, leave } = useShownErrors();
  const shown = shows("text") ? error : undefined;
  return (
    <FieldShell
      label={<span className="sr-only">{label.charAt(0).toUpperCase() + label.slice(1)}</span>}
      htmlFor={id}
      error={shown}
    >
      <div className="flex items-start gap-1">
        <Textarea
          id={id}
          rows={1}
          className="!min-h-9"
          value={text}
          invalid={shown !== undefined}
          aria-describedby={describedBy(id, { error: shown })}
          onChange={({ target }) => onChange(target.value)}
          onBlur={() => {
            leave("text");
            onBlur();
          }}
        />
        <Button variant="ghost" aria-label={`Remove ${label}`} onClick={onRemove}>
          <Icon name="trash" className="size-4" />
        </Button>
      </div>
    </FieldShell>
  );
}
