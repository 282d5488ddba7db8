"use client";

import { useState } from "react";
import { useFormState } from "react-hook-form";

/**
 * Which fields of a list's item show their errors: those that were left, and all once the form was sent with the item. A
 * list is one field of its form, so the form alone would show every error of the list when one of its fields is left.
 * Call it in the item's own component, with a key that stays with the item.
 */
export function useShownErrors() {
  const { submitCount } = useFormState();
  const [addedAt] = useState(submitCount);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  return {
    leave: (part: string) => setLeft((before) => new Set(before).add(part)),
    shows: (part: string) => left.has(part) || submitCount > addedAt,
  };
}
