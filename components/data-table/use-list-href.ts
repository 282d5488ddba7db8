"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { listHref } from "./list-href";

/** Gives the address of the same list with other parameters, from its first page. */
export function useListHref(): (patch: Record<string, string | null | undefined>) => string {
  const pathname = usePathname();
  const search = useSearchParams();
  return (patch) => listHref(pathname, search, patch);
}
