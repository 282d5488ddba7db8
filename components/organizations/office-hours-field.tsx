"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { OfficeHoursRow } from "./office-hours-row";
import type { OrganizationValues } from "./organization-values";

const WEEKDAYS = [1, 2, 3, 4] as const;

/** Edits the office hours of seven days, each closed or with an opening and a closing time. */
export function OfficeHoursField() {
  const { getValues, setValue, formState, trigger } = useFormContext<OrganizationValues>();
  const [announcement, setAnnouncement] = useState("");

  function copyMonday() {
    const monday = getValues("officeHours.0");
    for (const index of WEEKDAYS)
      for (const part of ["isClosed", "open", "close"] as const)
        setValue(`officeHours.${index}.${part}`, monday[part], { shouldDirty: true });
    if (formState.isSubmitted) void trigger("officeHours");
    setAnnouncement("Copied Monday’s hours to Tuesday through Friday.");
  }

  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="mr-auto text-ink-2">
          In the timezone above. Outside these hours, callers hear the closed greeting.
        </p>
        <Button size="sm" onClick={copyMonday}>
          Copy Monday to weekdays
        </Button>
      </div>
      <ul className="divide-y">
        {DAYS_OF_WEEK.map((day, index) => (
          <OfficeHoursRow key={day} day={day} index={index} />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}
