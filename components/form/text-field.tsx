"use client";

import type { ComponentProps, ReactNode } from "react";
import { Input } from "../ui/input";
import { describedBy, FieldShell } from "./field-shell";
import { useField } from "./use-field";

type Props = Omit<ComponentProps<"input">, "name"> & {
  /** Path of the value: "name", "address.zip". */
  name: string;
  label: ReactNode;
  help?: ReactNode;
};

/** A field for one line of text. `required={false}` marks it as optional. */
export function TextField({ name, label, help, required, className, onBlur, ...rest }: Props) {
  const { id, register, initial, error } = useField(name);
  const field = register(name);
  return (
    <FieldShell
      htmlFor={id}
      label={label}
      help={help}
      error={error}
      required={required}
      className={className}
    >
      <Input
        id={id}
        defaultValue={initial}
        aria-required={required || undefined}
        aria-describedby={describedBy(id, { help, error })}
        invalid={error !== undefined}
        {...rest}
        {...field}
        onBlur={(event) => {
          void field.onBlur(event);
          onBlur?.(event);
        }}
      />
    </FieldShell>
  );
}
