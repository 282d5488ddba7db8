"use client";

import { useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { conflictsOf, mergedValue } from "./three-way";

/** A field that two people can change at once. A list counts as one field. */
export interface ConflictField {
  name: string;
  label: string;
  /** The value in words, where it is not a text of its own. */
  describe?: (value: unknown) => string;
  /** What no value means; "Nothing" unless told. */
  none?: string;
}

interface Props {
  fields: readonly ConflictField[];
  /** Values that this form was opened with. */
  base: object;
  /** Values that the other person saved meanwhile, in the form's shape. */
  theirs: object;
  /** The version to save on top of, once the person has chosen. */
  version: number;
  onResolved: () => void;
}

/**
 * Shows what another person saved while this form was open, and lets the reader choose whose values go on. A change
 * that only one of the two made is kept in either case, so nothing is lost unseen.
 */
export function EditConflict({ fields, base, theirs, version, onResolved }: Props) {
  const form = useFormContext();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);

  const mine = form.getValues();
  const values = [base, mine, theirs].map((each) => ({ ...each })) as Record<string, unknown>[];
  const [before = {}, typed = {}, saved = {}] = values;
  const conflicts = conflictsOf(
    fields.map((field) => field.name),
    before,
    typed,
    saved,
  );

  function choose(choice: "mine" | "theirs") {
    const merged = fields.map(({ name }) => [name, mergedValue(name, choice, before, typed, saved)] as const);
    form.reset({ ...mine, ...theirs, version });
    for (const [name, value] of merged) form.setValue(name, value, { shouldDirty: true });
    form.clearErrors();
    onResolved();
  }

  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="alert"
      className="rounded-md border border-warn bg-warn-soft p-4 text-ink"
    >
      <h2 className="font-semibold text-lg">Somebody else saved changes while you were editing</h2>
      <p className="mt-1 text-ink-2">
        Nothing of yours was saved yet, and nothing you typed is lost. Choose whose values to go on with where
        you both changed the same field, then save.
      </p>
      <div className="mt-3 overflow-x-auto">
        <table className="w-full text-left">
          <thead className="text-ink-2 text-sm">
            <tr>
              <th scope="col" className="py-1 pr-4 font-medium">
                Field
              </th>
              <th scope="col" className="py-1 pr-4 font-medium">
                They saved
              </th>
              <th scope="col" className="py-1 font-medium">
                You have
              </th>
            </tr>
          </thead>
          <tbody className="align-top">
            {conflicts.map((conflict) => {
              const field = fields.find((each) => each.name === conflict.name);
              return (
                <tr key={conflict.name} className="border-t">
                  <th scope="row" className="py-2 pr-4 font-medium">
                    {field?.label}
                  </th>
                  <td className="py-2 pr-4 whitespace-pre-line">{words(field, conflict.theirs)}</td>
                  <td className="py-2 whitespace-pre-line">
                    {conflict.bothChanged ? words(field, conflict.mine) : "Not changed by you"}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => choose("mine")}>
          Keep mine
        </Button>
        <Button onClick={() => choose("theirs")}>Take theirs</Button>
      </div>
    </div>
  );
}

function words(field: ConflictField | undefined, value: unknown): string {
  if (value === undefined || value === null || value === "") return field?.none ?? "Nothing";
  return (field?.describe ? field.describe(value) : String(value)) || "Nothing";
}
