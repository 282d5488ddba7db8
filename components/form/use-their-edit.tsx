import { type ReactNode, useState } from "react";
import type { z } from "zod";
import type { Failure } from "@/components/feedback/attempt";
import type { ConflictField } from "./conflict-words";
import { EditConflict } from "./edit-conflict";

/**
 * Handles another person's edit of what a form has open: remembers it when a save is refused because of it, and shows it
 * until the user has chosen whose values to use.
 * @param opened what the form was opened with; null if it adds something new
 * @param schema the shape of the edited thing; the refusal has its current state in this shape
 */
export function useTheirEdit<Thing extends { version: number }, Opened extends Thing | null>(
  opened: Opened,
  schema: z.ZodType<Thing>,
) {
  const [base, setBase] = useState<Thing | Opened>(opened);
  const [theirs, setTheirs] = useState<Thing | null>(null);
  return {
    /** The version that the reader's changes apply to. */
    base,
    setBase,
    /** Pass this to the form's `onError`. */
    onConflict: (failure: Failure): boolean => {
      if (failure.code !== "edit_conflict") return false;
      setTheirs(schema.parse(failure.details.current));
      return true;
    },
    /** @param valuesOf converts a thing to the form's shape */
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
