"use client";

import { useController, useFormContext } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import type { DayOfWeek } from "@/lib/constants/organizations";
import { DAY_LABELS } from "@/lib/format/office-hours";
import type { OrganizationValues } from "./organization-values";

/** Edits one day: a checkbox for closed, otherwise the two times. */
export function OfficeHoursRow({ day, index }: { day: DayOfWeek; index: number }) {
  const label = DAY_LABELS[day];
  const { setValue, getValues } = useFormContext<OrganizationValues>();
  const { field } = useController<OrganizationValues, `officeHours.${number}.isClosed`>({
    name: `officeHours.${index}.isClosed`,
  });

  function setClosed(closed: boolean) {
    field.onChange(closed);
    if (closed || getValues(`officeHours.${index}.open`)) return;
    // A reopened day starts with common hours instead of two empty fields.
    setValue(`officeHours.${index}.open`, "08:00", { shouldDirty: true });
    setValue(`officeHours.${index}.close`, "17:00", { shouldDirty: true });
  }

  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-2 py-2.5 sm:grid-cols-[7.5rem_6rem_1fr]">
      <span className="pt-1.5 font-medium" id={`day-${index}`}>
        {label}
      </span>
      <Checkbox
        className="pt-1.5"
        name={field.name}
        checked={field.value}
        onCheckedChange={setClosed}
        label={
          <>
            Closed<span className="sr-only"> on {label}</span>
          </>
        }
      />
      {!field.value && (
        <div className="col-span-2 grid grid-cols-2 gap-2 sm:col-span-1 sm:max-w-80">
          <TimeInput index={index} part="open" label={`${label} opens`} />
          <TimeInput index={index} part="close" label={`${label} closes`} />
        </div>
      )}
    </li>
  );
}

function TimeInput({ index, part, label }: { index: number; part: "open" | "close"; label: string }) {
  const name = `officeHours.${index}.${part}` as const;
  const { field, fieldState } = useController<OrganizationValues, typeof name>({ name });
  const { trigger, getValues } = useFormContext<OrganizationValues>();
  const errorId = `hours-${index}-${part}-error`;
  return (
    <div>
      <Input
        ref={field.ref}
        type="time"
        className="max-sm:px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
        name={field.name}
        value={field.value}
        aria-label={label}
        invalid={fieldState.invalid}
        aria-describedby={fieldState.error ? errorId : undefined}
        onChange={field.onChange}
        onBlur={() => {
          field.onBlur();
          // Whether the closing time is valid depends on the opening time, so validate both.
          const { open, close } = getValues(`officeHours.${index}`);
          if (open && close) void trigger([`officeHours.${index}.open`, `officeHours.${index}.close`]);
        }}
      />
      {fieldState.error && (
        <p id={errorId} className="mt-1 text-bad text-sm">
          {fieldState.error.message}
        </p>
      )}
    </div>
  );
}
