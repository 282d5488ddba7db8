"use client";

import { useOwnZone } from "../ui/reader-zone";

/**
 * The timezone whose days a list shows: the one that its address names, otherwise the reader's.
 * @returns the zone, and whether it is known not to be the reader's own
 */
export function useReaderZone({ name, inAddress }: { name: string; inAddress: boolean }): {
  timeZone: string;
  isForeign: boolean;
} {
  const own = useOwnZone();
  return inAddress ? { timeZone: name, isForeign: own !== name } : { timeZone: own, isForeign: false };
}
