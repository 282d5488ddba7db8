"use client";

import { useCallback } from "react";
import { useToast } from "../feedback/use-toast";
import { useUndo } from "./use-undo";

/**
 * Says what was done to a line, with a button that undoes it.
 * @returns a function that takes the text and the change's entry in the history; without one, nothing changed. With the
 *   name of the account to which the line belongs once that is undone
 */
export function useSayDone(): (
  text: string,
  entryId: string | undefined,
  accountName?: string | null,
) => void {
  const undo = useUndo();
  const toast = useToast();
  return useCallback(
    (text, entryId, accountName) =>
      toast.success(
        text,
        entryId === undefined ? undefined : { label: "Undo", run: () => void undo(entryId, accountName) },
      ),
    [undo, toast],
  );
}
