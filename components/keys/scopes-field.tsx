"use client";

import { useId } from "react";
import { useController } from "react-hook-form";
import { describedBy, FieldNotes } from "@/components/form/field-shell";
import { type KeyScope, READ_ONLY_RESOURCES, SCOPE_RESOURCES } from "@/lib/constants/permissions";
import { type Access, accessTo, RESOURCE_LABELS, type ScopeResource, withAccess } from "./scope-text";

const HELP: Record<ScopeResource, string> = {
  organizations: "Locations, addresses, office hours",
  bots: "Greetings, languages, training",
  numbers: "Lines and their bots. Write also gets and releases numbers",
  trunks: "SIP trunks of your own provider",
  calls: "Calls that bots answered, and their outcomes",
  audit: "Who changed what. Undoing a change takes writing phone numbers",
};
const ACCESSES: { value: Access; label: string }[] = [
  { value: "none", label: "None" },
  { value: "read", label: "Read" },
  { value: "write", label: "Read and write" },
];

/** What a key may do, one row per resource. */
export function ScopesField() {
  const id = useId();
  const { field, fieldState } = useController<{ scopes: KeyScope[] }, "scopes">({ name: "scopes" });
  const error = fieldState.error?.message;
  return (
    <fieldset aria-describedby={describedBy(id, { error })}>
      <legend className="mb-1.5 font-medium">Access</legend>
      <div className="divide-y rounded-md border">
        {SCOPE_RESOURCES.map((resource, index) => (
          <ScopeRow
            key={resource}
            resource={resource}
            access={accessTo(field.value, resource)}
            onChange={(access) => field.onChange(withAccess(field.value, resource, access))}
            focusRef={index === 0 ? field.ref : undefined}
          />
        ))}
      </div>
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}

interface RowProps {
  resource: ScopeResource;
  access: Access;
  onChange: (access: Access) => void;
  /** The form focuses this control if the choice is invalid. */
  focusRef?: (element: HTMLInputElement | null) => void;
}

function ScopeRow({ resource, access, onChange, focusRef }: RowProps) {
  const id = useId();
  const offered = ACCESSES.filter(
    ({ value }) => value !== "write" || !READ_ONLY_RESOURCES.includes(resource),
  );
  return (
    <fieldset
      aria-describedby={`${id}-help`}
      className="grid gap-x-4 gap-y-1.5 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_17rem]"
    >
      {/* A floated legend takes part in the grid like any other element. */}
      <legend className="float-left font-medium sm:self-end">{RESOURCE_LABELS[resource]}</legend>
      <p id={`${id}-help`} className="-mt-1.5 text-ink-3 text-sm sm:row-start-2">
        {HELP[resource]}
      </p>
      <div className="grid grid-cols-[1fr_1fr_1.75fr] gap-0.5 self-center rounded-md bg-sunken p-0.5 sm:col-start-2 sm:row-span-2 sm:row-start-1">
        {offered.map(({ value, label }, index) => (
          <label
            key={value}
            className="flex min-h-7 items-center justify-center rounded-md text-ink-2 text-sm has-checked:bg-panel has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              ref={index === 0 ? focusRef : undefined}
              type="radio"
              name={id}
              value={value}
              checked={access === value}
              onChange={() => onChange(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
