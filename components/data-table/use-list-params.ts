"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { listHref } from "./list-href";

/** The named parameters of the page's address; empty ones are undefined. */
export function useListParams<const Name extends string>(
  names: readonly Name[],
): Partial<Record<Name, string | undefined>> {
  const search = useSearchParams();
  const params: Partial<Record<Name, string | undefined>> = {};
  for (const name of names) params[name] = search.get(name) || undefined;
  return params;
}

/** Gives the address of the same list with other parameters, from its first page. */
export function useListHref(): (patch: Record<string, string | null | undefined>) => string {
  const pathname = usePathname();
  const search = useSearchParams();
  return (patch) => listHref(pathname, search, patch);
}
