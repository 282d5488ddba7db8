"use client";

import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox";
import { describedBy, FieldNotes } from "./field-shell";
import { useField } from "./use-field";

interface Props {
  /** Path of the array of checked values. */
  name: string;
  label: ReactNode;
  items: readonly { value: string; label: ReactNode; help?: ReactNode }[];
  help?: ReactNode;
}

/** Checkboxes for choosing several items. */
export function CheckboxGroupField({ name, label, items, help }: Props) {
  const { id, register, error } = useField(name);
  return (
    <fieldset aria-describedby={describedBy(id, { help, error })}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {items.map((item) => (
          <Checkbox
            key={item.value}
            value={item.value}
            label={item.label}
            help={item.help}
            aria-invalid={error !== undefined || undefined}
            {...register(name)}
          />
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}
