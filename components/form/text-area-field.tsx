"use client";

import type { ComponentProps, ReactNode } from "react";
import { Textarea } from "../ui/textarea";
import { describedBy, FieldShell } from "./field-shell";
import { useField } from "./use-field";

type Props = Omit<ComponentProps<"textarea">, "name"> & { name: string; label: ReactNode; help?: ReactNode };

/** A field for several lines of text. `required={false}` marks it as optional. */
export function TextAreaField({ name, label, help, required, className, ...rest }: Props) {
  const { id, register, initial, error } = useField(name);
  return (
    <FieldShell
      htmlFor={id}
      label={label}
      help={help}
      error={error}
      required={required}
      className={className}
    >
      <Textarea
        id={id}
        defaultValue={initial}
        aria-required={required || undefined}
        aria-describedby={describedBy(id, { help, error })}
        invalid={error !== undefined}
        {...rest}
        {...register(name)}
      />
    </FieldShell>
  );
}
