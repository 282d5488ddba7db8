"use client";

import type { ComponentProps, ReactNode } from "react";
import { Select } from "../ui/select";
import { describedBy, FieldShell } from "./field-shell";
import { useField } from "./use-field";

type Props = Omit<ComponentProps<typeof Select>, "name" | "value"> & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
};

/** A select. To allow no choice, pass an item with the value "". */
export function SelectField({ name, label, help, required, className, onValueChange, ...rest }: Props) {
  const { id, register, initial, error } = useField(name);
  const { onChange, ...field } = register(name);
  return (
    <FieldShell
      htmlFor={id}
      label={label}
      help={help}
      error={error}
      required={required}
      className={className}
    >
      <Select
        id={id}
        defaultValue={initial}
        aria-required={required || undefined}
        aria-describedby={describedBy(id, { help, error })}
        invalid={error !== undefined}
        {...rest}
        {...field}
        onChange={(event) => void onChange(event)}
        onValueChange={onValueChange}
      />
    </FieldShell>
  );
}
