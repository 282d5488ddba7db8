"use client";

import type { ReactNode } from "react";
import { Checkbox } from "../ui/checkbox";
import { describedBy, FieldNotes } from "./field-shell";
import { useField } from "./use-field";

/** A single checkbox. */
export function CheckboxField({ name, label, help }: { name: string; label: ReactNode; help?: ReactNode }) {
  const { id, register, error } = useField(name);
  return (
    <div>
      <Checkbox
        id={id}
        label={label}
        help={help}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, { error })}
        {...register(name)}
      />
      <FieldNotes id={id} error={error} />
    </div>
  );
}
