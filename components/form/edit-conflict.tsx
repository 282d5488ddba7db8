"use client";

import { useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { type ConflictField, words } from "./conflict-words";
import { conflictsOf, mergedValue } from "./three-way";

interface Props {
  fields: readonly ConflictField[];
  /** The values that the form was opened with; it may have fields for some of them only. */
  base: object;
  /** The values that the other person has saved, in the form's shape. */
  theirs: object;
  /** The version to save on top of, once the reader has chosen. */
  version: number;
  onResolved: () => void;
}

/**
 * Shows what another person saved while this form was open, and lets the reader choose which values win where both
 * changed a field. A change that only one of them made is kept either way.
 */
export function EditConflict({ fields, base, theirs, version, onResolved }: Props) {
  const form = useFormContext();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);

  const mine = form.getValues();
  // What the form has no field for was not changed here.
  const values = [base, { ...base, ...mine }, theirs].map((each) => ({ ...each })) as Record<
    string,
    unknown
  >[];
  const [before = {}, typed = {}, saved = {}] = values;
  const conflicts = conflictsOf(
    fields.map((field) => field.name),
    before,
    typed,
    saved,
  );

  function choose(choice: "mine" | "theirs") {
    const isMine = (name: string) => Object.hasOwn(mine, name.split(".")[0] ?? name);
    const merged = fields
      .filter(({ name }) => isMine(name))
      .map(({ name }) => [name, mergedValue(name, choice, before, typed, saved)] as const);
    const taken = Object.entries(theirs).filter(([name]) => isMine(name));
    form.reset({ ...mine, ...Object.fromEntries(taken), version });
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
        Your changes are not saved yet, and nothing you typed is lost. Choose whose values to keep where you
        both changed a field, then save.
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
        <Button onClick={() => choose("theirs")}>Use theirs</Button>
      </div>
    </div>
  );
}
