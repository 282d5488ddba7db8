"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { useHydrated } from "../ui/use-hydrated";

interface Props {
  /** The parameters of the filters inside. All others stay as they are. */
  params: readonly string[];
  className?: string;
  children: ReactNode;
}

/** Filters as a form: each acts when it changes; until scripts are there, a button sends them all. */
export function FilterForm({ params, className, children }: Props) {
  const pathname = usePathname();
  const search = useSearchParams();
  const hydrated = useHydrated();
  return (
    <form action={pathname} className={className} onSubmit={(event) => event.preventDefault()}>
      {[...search].map(([name, value]) =>
        name === "cursor" || params.includes(name) ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      {children}
      {!hydrated && (
        <Button type="submit" className="sr-only focus:not-sr-only in-data-panel:not-sr-only">
          Apply filters
        </Button>
      )}
    </form>
  );
}
