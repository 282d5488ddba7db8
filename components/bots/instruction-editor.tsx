"use client";

import { useId } from "react";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { OrderedItem } from "./ordered-item";
import { useOrderedField } from "./use-ordered-field";

/** Rules that the bot keeps to in every conversation. */
export function InstructionEditor() {
  const instructions = useOrderedField<string>("instructions", "");
  const id = useId();
  const { items, errors } = instructions;
  return (
    <div ref={instructions.list} className="grid gap-3">
      {items.length === 0 && (
        <p className="text-ink-2">
          No instructions yet. For example: “Offer new patients the first visit on a weekday morning.”
        </p>
      )}
      {items.map((text, index) => {
        const error = Array.isArray(errors) ? errors[index]?.message : undefined;
        const fieldId = `${id}-${index}`;
        return (
          <OrderedItem
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, the place is the identity
            key={index}
            label={`Instruction ${index + 1}`}
            index={index}
            count={items.length}
            onMove={(by) => instructions.move(index, by)}
            onRemove={() => instructions.remove(index)}
          >
            <FieldShell
              label={<span className="sr-only">{`Text of instruction ${index + 1}`}</span>}
              htmlFor={fieldId}
              error={error}
            >
              <Textarea
                id={fieldId}
                data-part="first"
                rows={2}
                value={text}
                invalid={error !== undefined}
                aria-describedby={describedBy(fieldId, { error })}
                onChange={(event) => instructions.change(index, event.target.value)}
                onBlur={instructions.onBlur}
              />
            </FieldShell>
          </OrderedItem>
        );
      })}
      <div>
        <Button data-part="add" disabled={items.length >= 50} onClick={instructions.add}>
          Add an instruction
        </Button>
      </div>
      <p role="status" className="sr-only">
        {instructions.said}
      </p>
    </div>
  );
}
