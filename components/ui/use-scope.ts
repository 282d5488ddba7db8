"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { withScope } from "@/lib/paths";

/** The chosen scope: the id of an organization or of an account; null for all. It lives only in the address. */
export function useScope(): string | null {
  return useSearchParams().get("orgId") || null;
}

/** Adds the chosen scope to the links of a table's rows, which are plain links. */
export function useScopedHref(): (href: string) => string {
  const scope = useScope();
  return (href) => withScope(href, scope);
}

/** Opens a page of the console with the chosen scope. */
export function useOpenPage(): (href: string, how?: "push" | "replace") => void {
  const router = useRouter();
  const scope = useScope();
  return useCallback((href, how = "push") => router[how](withScope(href, scope)), [router, scope]);
}
