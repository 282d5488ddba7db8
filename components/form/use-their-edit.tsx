import { type ReactNode, useState } from "react";
import type { Failure } from "@/components/feedback/attempt";
import { type ConflictField, EditConflict } from "./edit-conflict";

/**
 * Another person's edit of what a form has open: keeps it when a save is refused for it, and shows it until the reader
 * has chosen whose values go on.
 * @param opened what the form was opened with; null where it adds something new
 */
export function useTheirEdit<Thing extends { version: number }, Opened extends Thing | null>(opened: Opened) {
  const [base, setBase] = useState<Thing | Opened>(opened);
  const [theirs, setTheirs] = useState<Thing | null>(null);
  return {
    /** What the reader's changes are made to. */
    base,
    setBase,
    /** For the form's `onError`. */
    onConflict: (failure: Failure): boolean => {
      if (failure.code !== "edit_conflict") return false;
      setTheirs(failure.details.current as Thing);
      return true;
    },
    /** @param valuesOf a thing in the form's shape */
    conflict: (fields: readonly ConflictField[], valuesOf: (thing: Thing | Opened) => object): ReactNode =>
      theirs && (
        <EditConflict
          fields={fields}
          base={valuesOf(base)}
          theirs={valuesOf(theirs)}
          version={theirs.version}
          onResolved={() => {
            setBase(theirs);
            setTheirs(null);
          }}
        />
      ),
  };
}
