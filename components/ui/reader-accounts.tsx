"use client";

import { createContext, type ReactNode, useContext } from "react";

const SeesSeveral = createContext(false);

/** Tells everything below whether the reader works across accounts. */
export function ReaderAccountsProvider({ several, children }: { several: boolean; children: ReactNode }) {
  return <SeesSeveral value={several}>{children}</SeesSeveral>;
}

/** Whether the reader works across accounts, so that an organization is named with its account. */
export function useSeesSeveralAccounts(): boolean {
  return useContext(SeesSeveral);
}
