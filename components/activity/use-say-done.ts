"use client";

import { useCallback } from "react";
import { useToast } from "../feedback/use-toast";
import { useUndo } from "./use-undo";

/**
 * Says what was done to a line, with a button that undoes it.
 * @returns a function that takes the text and the change's entry in the history; without one, nothing changed
 */
export function useSayDone(): (text: string, entryId: string | undefined) => void {
  const undo = useUndo();
  const toast = useToast();
  return useCallback(
    (text, entryId) =>
      toast.success(
        text,
        entryId === undefined ? undefined : { label: "Undo", run: () => void undo(entryId) },
      ),
    [undo, toast],
  );
}
