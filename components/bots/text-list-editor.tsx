"use client";

import { type ReactNode, useId } from "react";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { OrderedItem } from "./ordered-item";
import { useOrderedField } from "./use-ordered-field";
import { useShownErrors } from "./use-shown-errors";

interface Props {
  /** The path of the list in the form. */
  name: string;
  /** The name of one item: "instruction". */
  item: string;
  /** Shown while the list is empty. */
  empty: ReactNode;
  /** Whether each text is a single line. */
  isShort?: boolean;
}

const MAX_ITEMS = 50;

/** Edits an ordered list of texts. */
export function TextListEditor({ name, item, empty, isShort }: Props) {
  const texts = useOrderedField<string>(name, "");
  const { items, errors } = texts;
  const title = item.charAt(0).toUpperCase() + item.slice(1);
  return (
    <div ref={texts.list} className="grid gap-3">
      {items.length === 0 && <p className="text-ink-2">{empty}</p>}
      {items.map((text, index) => (
        <OrderedItem
          key={texts.keys[index]}
          label={`${title} ${index + 1}`}
          index={index}
          count={items.length}
          onMove={(by) => texts.move(index, by)}
          onRemove={() => texts.remove(index)}
        >
          <TextItem
            label={`Text of ${item} ${index + 1}`}
            text={text}
            error={Array.isArray(errors) ? errors[index]?.message : undefined}
            isShort={isShort}
            onChange={(changed) => texts.change(index, changed)}
            onBlur={texts.onBlur}
          />
        </OrderedItem>
      ))}
      <div>
        <Button data-part="add" disabled={items.length >= MAX_ITEMS} onClick={texts.add}>
          {/^[aeiou]/.test(item) ? "Add an" : "Add a"} {item}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {texts.announcement}
      </p>
    </div>
  );
}

interface ItemProps {
  label: string;
  text: string;
  error: string | undefined;
  isShort: boolean | undefined;
  onChange: (text: string) => void;
  onBlur: () => void;
}

function TextItem({ label, text, error, isShort, onChange, onBlur }: ItemProps) {
  const id = useId();
  const { shows, leave } = useShownErrors();
  const shown = shows("text") ? error : undefined;
  const control = {
    id,
    "data-part": "first",
    value: text,
    invalid: shown !== undefined,
    "aria-describedby": describedBy(id, { error: shown }),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onBlur: () => {
      leave("text");
      onBlur();
    },
  };
  return (
    <FieldShell label={<span className="sr-only">{label}</span>} htmlFor={id} error={shown}>
      {isShort ? <Input {...control} /> : <Textarea rows={2} {...control} />}
    </FieldShell>
  );
}
