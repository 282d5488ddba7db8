"use client";

import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";

type Props = Omit<ComponentProps<"input">, "value"> & {
  label: string;
  value: string;
  /** Whether something is being loaded. */
  pending: boolean | undefined;
};

/** The text field on top of a search. It takes the focus, and the text goes on where it ends. */
export function SearchField({ label, pending, ...input }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { length } = input.value;
  const begun = useRef(length);
  useLayoutEffect(() => field.current?.setSelectionRange(begun.current, begun.current), []);
  return (
    <div className="flex items-center gap-3 border-b px-4">
      {pending ? <Spinner className="text-ink-3" /> : <Icon name="search" className="size-4 text-ink-3" />}
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded={false}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={SEARCH_LENGTH}
        className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
        {...input}
      />
      <kbd className="rounded-md border px-1.5 font-mono text-ink-3 text-xs max-sm:hidden">Esc</kbd>
    </div>
  );
}
