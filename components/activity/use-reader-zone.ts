"use client";

import { useHydrated } from "../ui/use-hydrated";

/**
 * The timezone whose days a list shows: the one that its address names, otherwise the browser's. Until the page is
 * hydrated it is what the server used, so that both render the same.
 * @returns the zone, and whether it is known not to be the reader's own
 */
export function useReaderZone({ name, inAddress }: { name: string; inAddress: boolean }): {
  timeZone: string;
  isForeign: boolean;
} {
  const own = useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : name;
  return inAddress ? { timeZone: name, isForeign: own !== name } : { timeZone: own, isForeign: false };
}
