"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";
import { useListHref } from "./use-list-params";

/** How long typing must rest before the list follows, in milliseconds. */
const REST = 250;

/** Searches the list. Without scripts it is a form that Enter sends; with them the list follows the typing. */
export function SearchField({ param = "q", placeholder }: { param?: string; placeholder: string }) {
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

  // The address may change without typing: "Clear filters", Back.
  useEffect(() => {
    if (inAddress !== asked.current) setText(inAddress);
    asked.current = inAddress;
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function follow(value: string, rest = REST) {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current = value.trim();
      startTransition(() => router.replace(hrefWith({ [param]: value.trim() }), { scroll: false }));
    }, rest);
  }

  return (
    <search className="min-w-0 flex-1 basis-56 sm:max-w-80">
      <form
        action={pathname}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          follow(text, 0);
        }}
      >
        {[...search].map(([name, value]) =>
          name === param || name === "cursor" ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <label htmlFor={id} className="sr-only">
          {placeholder}
        </label>
        <span aria-hidden="true" className="absolute top-1/2 left-3 grid size-4 -translate-y-1/2 text-ink-3">
          {pending ? <Spinner className="size-3.5" /> : <Icon name="search" className="size-4" />}
        </span>
        <input
          id={id}
          type="search"
          name={param}
          value={text}
          maxLength={100}
          placeholder={placeholder}
          autoComplete="off"
          enterKeyHint="search"
          className="control !pr-9 !pl-9"
          onChange={(event) => follow(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && text) follow("", 0);
          }}
        />
        {text && (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={() => follow("", 0)}
            className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <Icon name="x" className="size-3.5" />
          </button>
        )}
      </form>
    </search>
  );
}
