"use client";

import { useId } from "react";
import { useController } from "react-hook-form";
import { describedBy, FieldShell } from "@/components/form/field-shell";
import { Input } from "@/components/ui/input";
import { dayOf, endOfDay } from "./expiry-day";

const HELP = "The key stops working at the end of this day. Without a date, it works until you revoke it.";

/** The last day on which a key works; optional. */
export function ExpiryField() {
  const id = useId();
  const { field, fieldState } = useController<{ expiresAt: string | null }, "expiresAt">({
    name: "expiresAt",
  });
  const error = fieldState.error?.message;
  return (
    <FieldShell htmlFor={id} label="Expires on" help={HELP} error={error} required={false}>
      <Input
        id={id}
        ref={field.ref}
        type="date"
        max="9999-12-31"
        value={field.value === null ? "" : dayOf(field.value)}
        onChange={(event) => field.onChange(endOfDay(event.target.value))}
        onBlur={field.onBlur}
        invalid={error !== undefined}
        aria-describedby={describedBy(id, { help: HELP, error })}
        className="sm:max-w-48"
      />
    </FieldShell>
  );
}
