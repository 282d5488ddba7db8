"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";
import { useListHref } from "./use-list-href";

/** Milliseconds without a keystroke before the list is searched. */
const REST = 250;

interface Props {
  param?: string;
  label: string;
  /** A shorter text for the empty field, where the label does not fit on a phone. */
  placeholder?: string;
}

/** Searches the list while the reader types. Without scripts it is a form that Enter submits. */
export function SearchField({ param = "q", label, placeholder = label }: Props) {
  const id = useId();
  const pathname = usePathname();
  const router = useRouter();
  const search = useSearchParams();
  const hrefWith = useListHref();
  const [pending, startTransition] = useTransition();
  const inAddress = search.get(param) ?? "";
  const [text, setText] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(inAddress);

  // The address also changes without typing: "Clear filters", the Back button.
  useEffect(() => {
    const arrived = search.get(param) ?? "";
    if (arrived !== asked.current) setText(arrived);
    asked.current = arrived;
  }, [search, param]);
  // A search that waits would undo the navigation of a reader who left for somewhere else meanwhile.
  useEffect(() => {
    const giveUp = () => clearTimeout(timer.current);
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]")) giveUp();
    };
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", giveUp);
    return () => {
      giveUp();
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", giveUp);
    };
  }, []);

  function searchFor(value: string) {
    clearTimeout(timer.current);
    if (value.trim() === asked.current) return;
    asked.current = value.trim();
    startTransition(() => router.replace(hrefWith({ [param]: value.trim() }), { scroll: false }));
  }
  function follow(value: string) {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => searchFor(value), REST);
  }
  function clear() {
    setText("");
    searchFor("");
  }

  return (
    <search className="min-w-0 flex-1 basis-56 sm:max-w-80">
      <form
        action={pathname}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          searchFor(text);
        }}
      >
        {[...search].map(([name, value]) =>
          name === param || name === "cursor" ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <span aria-hidden="true" className="absolute top-1/2 left-3 grid size-4 -translate-y-1/2 text-ink-3">
          {pending ? <Spinner className="size-3.5" /> : <Icon name="search" className="size-4" />}
        </span>
        <input
          id={id}
          type="search"
          name={param}
          value={text}
          maxLength={SEARCH_LENGTH}
          placeholder={placeholder}
          autoComplete="off"
          enterKeyHint="search"
          className="control !pr-9 !pl-9"
          onChange={(event) => follow(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && text) clear();
          }}
          // What follows, such as a filter or another page, comes after the search instead of being undone by it.
          onBlur={() => searchFor(text)}
        />
        {text && (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={clear}
            className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <Icon name="x" className="size-3.5" />
          </button>
        )}
      </form>
    </search>
  );
}
