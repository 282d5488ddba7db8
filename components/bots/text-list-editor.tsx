"use client";

import { type ReactNode, useId } from "react";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { OrderedItem } from "./ordered-item";
import { useOrderedField } from "./use-ordered-field";

interface Props {
  /** Path of the texts in the form. */
  name: string;
  /** What one of them is called: "instruction". */
  item: string;
  /** Said while there are none. */
  empty: ReactNode;
  /** Whether each text is one line only. */
  isShort?: boolean;
}

const MOST = 50;

/** Texts that are added, changed, put in order and removed. */
export function TextListEditor({ name, item, empty, isShort }: Props) {
  const texts = useOrderedField<string>(name, "");
  const id = useId();
  const { items, errors } = texts;
  const title = item.charAt(0).toUpperCase() + item.slice(1);
  return (
    <div ref={texts.list} className="grid gap-3">
      {items.length === 0 && <p className="text-ink-2">{empty}</p>}
      {items.map((text, index) => {
        const error = Array.isArray(errors) ? errors[index]?.message : undefined;
        const fieldId = `${id}-${index}`;
        const control = {
          id: fieldId,
          "data-part": "first",
          value: text,
          invalid: error !== undefined,
          "aria-describedby": describedBy(fieldId, { error }),
          onChange: (event: { target: { value: string } }) => texts.change(index, event.target.value),
          onBlur: texts.onBlur,
        };
        return (
          <OrderedItem
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, the place is the identity
            key={index}
            label={`${title} ${index + 1}`}
            index={index}
            count={items.length}
            onMove={(by) => texts.move(index, by)}
            onRemove={() => texts.remove(index)}
          >
            <FieldShell
              label={<span className="sr-only">{`Text of ${item} ${index + 1}`}</span>}
              htmlFor={fieldId}
              error={error}
            >
              {isShort ? <Input {...control} /> : <Textarea rows={2} {...control} />}
            </FieldShell>
          </OrderedItem>
        );
      })}
      <div>
        <Button data-part="add" disabled={items.length >= MOST} onClick={texts.add}>
          {/^[aeiou]/.test(item) ? "Add an" : "Add a"} {item}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {texts.said}
      </p>
    </div>
  );
}
