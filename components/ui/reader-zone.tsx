"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useHydrated } from "./use-hydrated";

const KnownZone = createContext("UTC");

/** Tells everything below which timezone the server takes for the reader's, so that the first paint has their days. */
export function ReaderZoneProvider({ known, children }: { known: string; children: ReactNode }) {
  return <KnownZone value={known}>{children}</KnownZone>;
}

/** The reader's timezone: the browser's, or until the page is hydrated the one that the server knows. */
export function useOwnZone(): string {
  const known = useContext(KnownZone);
  return useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : known;
}
